import { existsSync } from 'node:fs';
import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { explainInstallFailure } from './explainInstallFailure.mjs';
import { installWithNpm } from './installWithNpm.mjs';
import { NODE_MAJOR, NODE_VERSION } from './versions.mjs';

/**
 * Finds or fetches the Node that the portal runs on.
 *
 * @returns {Promise<{ executable: string, headers?: string }>} headers: the folder that node-gyp takes as `nodedir`
 */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) {
    return { executable: process.execPath };
  }
  const name = nodePackage();
  const folder = path.join(stateRoot, 'toolchain', `node-${NODE_VERSION}`);
  const home = path.join(folder, 'node_modules', name);
  const executable = path.join(
    home,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(executable)) await fetchNode(folder, name);

  const { code, output } = await runCommand([executable, '--version']);
  if (code !== 0) {
    throw new ExplainedError(
      `The Node ${NODE_VERSION} that was fetched does not run on this machine (${
        output.trim().split('\n')[0] || `exit code ${code}`
      }): install Node ${NODE_MAJOR} in the way of your system and run the command again.`,
    );
  }
  return { executable, headers: home };
}

/** @param {string} folder @param {string} name */
async function fetchNode(folder, name) {
  console.log(`Fetching Node ${NODE_VERSION} (this is ${process.version}) …`);
  let result = await installWithNpm(folder, [`${name}@${NODE_VERSION}`]);
  if (/ETARGET|notarget/i.test(result.output)) {
    // Not every platform gets every version; any of the major will do.
    result = await installWithNpm(folder, [`${name}@${NODE_MAJOR}`]);
  }
  if (result.code !== 0 && /E404|ETARGET/.test(result.output)) {
    throw new ExplainedError(
      `The package registry has no Node ${NODE_MAJOR} for ${process.platform}-${process.arch} (package ${name}): install Node ${NODE_MAJOR} yourself and run the command again.`,
    );
  }
  if (result.code !== 0) {
    throw explainInstallFailure(
      `Node ${NODE_VERSION}`,
      result.output,
      result.logFile,
    );
  }
}

/** The registry's package with Node's binary for this machine, named as the package `node` names them. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const arch =
    platform === 'win' && process.arch === 'ia32' ? 'x86' : process.arch;
  const prefix =
    platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${arch}`;
}
