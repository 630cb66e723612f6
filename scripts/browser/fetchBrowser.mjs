import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { explainInstallFailure } from '../toolchain/explainInstallFailure.mjs';
import { installWithNpm } from '../toolchain/installWithNpm.mjs';
import { CHROMIUM_VERSION } from '../toolchain/versions.mjs';
import { runs } from './findBrowser.mjs';

const unpackScript = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  'unpackChromium.mjs',
);

/**
 * Brings a headless Chromium from the package registry.
 *
 * @param {string} node
 * @returns {Promise<string>} the path of something that starts it
 */
export async function fetchBrowser(node) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ExplainedError(
      'The browser tests found no Chromium or Chrome, and the package registry has none for this system: install one, or point PLAYWRIGHT_CHROMIUM at it.',
    );
  }
  const folder = path.join(stateRoot, 'chromium', CHROMIUM_VERSION);
  const starter = path.join(folder, 'chromium');
  if (existsSync(starter)) return starter;

  console.log(`No Chromium here: fetching ${CHROMIUM_VERSION} …`);
  const { code, output, logFile } = await installWithNpm(folder, [
    `@sparticuz/chromium@${CHROMIUM_VERSION}`,
  ]);
  if (code !== 0) {
    throw explainInstallFailure(
      'A browser for the browser tests',
      output,
      logFile,
    );
  }
  const unpacked = path.join(folder, 'unpacked');
  await mkdir(unpacked, { recursive: true });
  const unpacking = await runCommand([node, unpackScript, folder], {
    env: { ...process.env, TMPDIR: unpacked },
  });
  if (unpacking.code === 0) {
    await writeStarter(starter, unpacked, '');
    if (await runs(starter)) return starter;
    // A bare system lacks NSS and the like; the package brings its own.
    await writeStarter(starter, unpacked, path.join(unpacked, 'al2023/lib'));
    if (await runs(starter)) return starter;
  }
  throw new ExplainedError(
    'The Chromium that was fetched for the browser tests does not run on this system: install Chromium or Chrome (for example `apt install chromium`) and run the tests again.',
    { cause: unpacking.output },
  );
}

/** @param {string} starter @param {string} unpacked @param {string} libraries */
async function writeStarter(starter, unpacked, libraries) {
  await writeFile(
    starter,
    `#!/bin/sh
export LD_LIBRARY_PATH="${libraries}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="${unpacked}/fonts"
exec "${unpacked}/chromium" "$@"
`,
  );
  await chmod(starter, 0o755);
}
