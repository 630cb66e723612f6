import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs a command to its end, with its output in a log file and in memory.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, onLine?: (line: string) => void, signal?: AbortSignal }} [options] signal ends it
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program does not exist
 */
export function runCommand([program, ...args], options = {}) {
  return new Promise((resolve, reject) => {
    const log = options.logFile && createWriteStream(options.logFile);
    // Only npm.cmd and the like need it; everything else is started without a shell between.
    const shell = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
      signal: options.signal,
      killSignal: 'SIGKILL',
    });
    let output = '';
    let line = '';
    /** @param {Buffer} chunk */
    const take = chunk => {
      const text = chunk.toString();
      output += text;
      if (log) log.write(text);
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      lines.forEach(complete => options.onLine?.(complete));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', error => {
      // Ended by the caller: 'close' follows.
      if (options.signal?.aborted) return;
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
        resolve({ code: 127, output });
      } else {
        reject(error);
      }
    });
    child.on('close', code => {
      if (log) log.end();
      resolve({ code: code ?? 1, output });
    });
  });
}
