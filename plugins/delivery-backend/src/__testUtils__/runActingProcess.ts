import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Knex } from 'knex';
import type { ActingProcessArguments } from './actingProcess';

const script = join(__dirname, 'actingProcess.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/**
 * Runs acting in a process of its own. Answers what it said, and how it ended.
 *
 * @param options.killWhen - asked again and again while it runs; it is killed as soon as that is so
 */
export async function runActingProcess(
  given: ActingProcessArguments,
  options: { killWhen?: () => boolean } = {},
): Promise<{ said: string[]; killed: boolean }> {
  const child = spawn(
    process.execPath,
    ['--require', transform, script, JSON.stringify(given)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const watching = setInterval(() => {
    if (options.killWhen?.()) child.kill('SIGKILL');
  }, 5);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (given.standAt !== undefined && line.startsWith(`${given.standAt} `)) {
      child.kill('SIGKILL');
    }
  }
  const [, signal] = await ended;
  clearInterval(watching);
  return { said, killed: signal === 'SIGKILL' };
}

/** How another process connects to the database of a test. */
export function connectionOf(knex: Knex, most: number): Knex.Config {
  const { connectionSettings } = knex.client;
  // knex hides the password from whoever lists the settings.
  const { password } = connectionSettings;
  return {
    client: 'pg',
    connection: { ...connectionSettings, password },
    pool: { min: 0, max: most },
  };
}
