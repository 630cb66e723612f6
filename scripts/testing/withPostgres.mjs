import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExplainedError } from '../entry/ExplainedError.mjs';

const server = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  'postgresServer.mjs',
);

/**
 * Runs something while a PostgreSQL server of its own is up.
 *
 * @template T
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {(connection: string) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withPostgres({ node, env }, run) {
  const child = spawn(node, [server], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: the terminal's Ctrl-C must not end it before those who use it.
    detached: process.platform !== 'win32',
  });
  const closed = new Promise(resolve => child.on('close', resolve));
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const connection = await new Promise((resolve, reject) => {
    child.stdout.once('data', chunk => resolve(String(chunk).trim()));
    child.on('error', reject);
    closed.then(() =>
      reject(
        new ExplainedError(
          `PostgreSQL, which the tests need, did not start: ${lastSentence(
            said,
          )}`,
        ),
      ),
    );
  });
  try {
    return await run(connection);
  } finally {
    child.stdin.end();
    await closed;
  }
}

/** @param {string} output */
function lastSentence(output) {
  const lines = output.split('\n').filter(line => /error|fatal/i.test(line));
  return (lines[0] ?? (output.trim() || 'it gave no reason')).trim();
}
