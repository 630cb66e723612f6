import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { explainInstallFailure } from './explainInstallFailure.mjs';
import { installWithNpm } from './installWithNpm.mjs';
import { YARN_VERSION } from './versions.mjs';

/**
 * Finds or fetches Yarn 4.
 *
 * @param {string} node the Node that will run it
 * @returns {Promise<{ command: string[], folder?: string }>} folder: where an executable `yarn` lies, if not on the PATH already
 */
export async function ensureYarn(node) {
  const { npm_config_user_agent: agent, npm_execpath: running } = process.env;
  if (agent?.startsWith('yarn/4.') && running && /\.c?js$/.test(running)) {
    return { command: [node, running] };
  }
  if (await hasYarn4OnPath()) return { command: ['yarn'] };

  const folder = path.join(stateRoot, 'toolchain', `yarn-${YARN_VERSION}`);
  const script = path.join(
    folder,
    'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  if (!existsSync(script)) {
    console.log(`Fetching Yarn ${YARN_VERSION} …`);
    const result = await installWithNpm(folder, [
      `@yarnpkg/cli-dist@${YARN_VERSION}`,
    ]);
    if (result.code !== 0) {
      throw explainInstallFailure(
        `Yarn ${YARN_VERSION}`,
        result.output,
        result.logFile,
      );
    }
  }
  return {
    command: [node, script],
    folder: path.join(folder, 'node_modules/.bin'),
  };
}

async function hasYarn4OnPath() {
  const { code, output } = await runCommand(['yarn', '--version'], {
    cwd: projectRoot,
    // Where `yarn` is corepack's, it would download one: only a Yarn that is there already counts.
    env: {
      ...process.env,
      COREPACK_ENABLE_NETWORK: '0',
      COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
    },
  });
  return code === 0 && output.trim().startsWith('4.');
}
