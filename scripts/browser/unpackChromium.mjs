/** Unpacks Chromium, its fonts and the libraries that a bare system lacks into TMPDIR. Argument: where the package was installed. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const home = path.join(process.argv[2], 'node_modules/@sparticuz/chromium');
const { default: chromium, inflate } = await import(
  pathToFileURL(path.join(home, 'build/index.js')).href
);
await chromium.executablePath();
await inflate(path.join(home, 'bin/al2023.tar.br'));
