import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** How long a process may take to end by itself before it is made to. */
const GRACE_MS = 8_000;

/**
 * Long-running processes that live and die together. Each has a process group of its own, so that what it started ends with it.
 *
 * @typedef {object} Part
 * @property {string} name how it is called on screen and in the log's name
 * @property {string[]} command program and arguments
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile takes all that it prints
 * @property {(line: string) => boolean} onScreen which of its lines the person should see
 */
export class ProcessGroup {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  #running = new Map();
  #stopping = false;
  /** @type {(end: { name: string, code: number | null }) => void} */
  #announceDeath = () => {};

  /**
   * Settles with the first part that ends without having been told to.
   *
   * @type {Promise<{ name: string, code: number | null }>}
   */
  firstDeath = new Promise(resolve => {
    this.#announceDeath = resolve;
  });

  /** @param {Part} part */
  start(part) {
    const [program, ...args] = part.command;
    const log = createWriteStream(part.logFile);
    const child = spawn(program, args, {
      cwd: part.cwd,
      env: part.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#running.set(part.name, child);
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.on('data', chunk => {
        log.write(chunk);
        const lines = (rest + stripVTControlCharacters(String(chunk))).split(
          '\n',
        );
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.trim() && !this.#stopping && part.onScreen(line)) {
            console.log(`[${part.name}] ${line}`);
          }
        }
      });
    }
    child.on('error', error => log.write(`${error.stack}\n`));
    child.on('close', code => {
      log.end();
      // The part's own process is gone, but something that it started may not be.
      kill(child, 'SIGKILL');
      this.#running.delete(part.name);
      if (!this.#stopping) this.#announceDeath({ name: part.name, code });
    });
  }

  /** Ends every part, with force if it takes too long. */
  async stop() {
    this.#stopping = true;
    const children = [...this.#running.values()];
    const ended = Promise.all(
      children.map(
        child => new Promise(resolve => child.once('close', resolve)),
      ),
    );
    children.forEach(child => kill(child, 'SIGTERM'));
    const force = setTimeout(() => this.kill(), GRACE_MS);
    await ended;
    clearTimeout(force);
  }

  /** Ends every part at once. */
  kill() {
    this.#running.forEach(child => kill(child, 'SIGKILL'));
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    // Windows has no process groups; a tree is ended by force or not at all.
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group is gone already, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH')
      throw error;
  }
}
