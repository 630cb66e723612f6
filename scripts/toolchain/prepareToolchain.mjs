import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, stateRoot } from '../entry/project.mjs';
import { ensureNode } from './ensureNode.mjs';
import { ensureYarn } from './ensureYarn.mjs';
import { installDependencies } from './installDependencies.mjs';
import { yarnSettings } from './yarnSettings.mjs';

/**
 * Everything that the project needs to run, fetched if it is not there.
 *
 * @typedef {object} Toolchain
 * @property {string} node the Node to run the project with
 * @property {string[]} yarn how Yarn is started
 * @property {NodeJS.ProcessEnv} env the environment for whatever is started: its PATH finds this Node and Yarn first
 */

/** @returns {Promise<Toolchain>} */
export async function prepareToolchain() {
  await access(projectRoot, constants.W_OK);
  await mkdir(stateRoot, { recursive: true });
  await access(stateRoot, constants.W_OK);

  const { executable: node, headers } = await ensureNode();
  const { command: yarn, folder } = await ensureYarn(node);
  const env = {
    ...process.env,
    ...(await yarnSettings()),
    // Native modules must be built for the Node that loads them, not for the one that npm is set up for.
    ...(headers && { npm_config_nodedir: headers }),
    PATH: [path.dirname(node), folder, process.env.PATH]
      .filter(Boolean)
      .join(path.delimiter),
  };
  await installDependencies({ node, yarn, env });
  return { node, yarn, env };
}
