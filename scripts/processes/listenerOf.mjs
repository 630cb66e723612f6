import { readFile, readdir, readlink } from 'node:fs/promises';
import { runCommand } from './runCommand.mjs';

const LISTENING = '0A';

/**
 * Who listens on a port, as far as this user may know.
 *
 * @param {number} port
 * @returns {Promise<string | undefined>} such as `node (process 4711)`
 */
export async function listenerOf(port) {
  return process.platform === 'linux'
    ? listenerFromProc(port)
    : listenerFromLsof(port);
}

/** @param {number} port */
async function listenerFromLsof(port) {
  const { code, output } = await runCommand([
    'lsof',
    '-nP',
    `-iTCP:${port}`,
    '-sTCP:LISTEN',
    '-Fpc',
  ]);
  const pid = output.match(/^p(\d+)/m)?.[1];
  const name = output.match(/^c(.+)/m)?.[1];
  return code === 0 && pid ? `${name} (process ${pid})` : undefined;
}

/** @param {number} port */
async function listenerFromProc(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const row of (await readOrEmpty(table)).split('\n').slice(1)) {
      const columns = row.trim().split(/\s+/);
      if (columns[1]?.endsWith(`:${hex}`) && columns[3] === LISTENING) {
        sockets.add(`socket:[${columns[9]}]`);
      }
    }
  }
  if (sockets.size === 0) return undefined;
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  for (const pid of pids) {
    for (const link of await socketsOf(pid)) {
      if (sockets.has(link)) {
        const name = (await readOrEmpty(`/proc/${pid}/comm`)).trim();
        return `${name || 'a program'} (process ${pid})`;
      }
    }
  }
  return undefined;
}

/** Other people's processes keep their files to themselves: those are passed over. @param {string} pid */
async function socketsOf(pid) {
  try {
    const names = await readdir(`/proc/${pid}/fd`);
    return await Promise.all(
      names.map(name => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')),
    );
  } catch {
    return [];
  }
}

/** @param {string} file */
function readOrEmpty(file) {
  return readFile(file, 'utf8').catch(() => '');
}
