import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { projectRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { cli } from './parts.mjs';

const app = path.join(projectRoot, 'packages/app');
const builtFrom = path.join(app, 'dist/.built-from');

/** The roles of packages that pages are made of. */
const roles = [
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
  'common-library',
];

/**
 * Builds the pages as a portal in production has them, where the backend serves them, unless they were built from the same sources
 * before.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {string} logs folder
 * @param {AbortSignal} signal ends it
 */
export async function buildPages({ node, env }, logs, signal) {
  const sources = await digestOfSources();
  if (existsSync(builtFrom) && (await readFile(builtFrom, 'utf8')) === sources)
    return;
  console.log('Building the pages (half a minute, once) …');
  const logFile = path.join(logs, 'pages.log');
  const { code } = await runCommand([node, cli, 'package', 'build'], {
    cwd: app,
    // With CI set, a warning of the bundler would be an error.
    env: { ...env, CI: '', NODE_ENV: 'production' },
    logFile,
    signal,
  });
  signal.throwIfAborted();
  if (code !== 0) {
    throw new ExplainedError(
      `The pages could not be built: ${path.relative(
        projectRoot,
        logFile,
      )} says why.`,
    );
  }
  await writeFile(builtFrom, sources);
}

/** Of every file that pages are made from, and of the versions of the packages that they use. */
async function digestOfSources() {
  const hash = createHash('sha256');
  hash.update(await readFile(path.join(projectRoot, 'yarn.lock')));
  for (const folder of [app, ...(await workspaces('plugins'))]) {
    if (!roles.includes(await roleOf(folder))) continue;
    for (const file of await sourcesIn(folder)) {
      hash.update(path.relative(projectRoot, file)).update('\0');
      hash.update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} group */
async function workspaces(group) {
  const names = await readdir(path.join(projectRoot, group));
  return names.sort().map(name => path.join(projectRoot, group, name));
}

/** @param {string} folder */
async function roleOf(folder) {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) return undefined;
  return JSON.parse(await readFile(manifest, 'utf8')).backstage?.role;
}

/** @param {string} folder */
async function sourcesIn(folder) {
  const inside = ['src', 'public'].map(name => path.join(folder, name));
  const nested = await Promise.all(inside.filter(existsSync).map(filesBelow));
  return [
    path.join(folder, 'package.json'),
    ...nested.flat().filter(file => !/\.test\.tsx?$/.test(file)),
  ].sort();
}

/** @param {string} folder */
async function filesBelow(folder) {
  const names = await readdir(folder, { recursive: true });
  const files = names.map(name => path.join(folder, name));
  const stats = await Promise.all(files.map(file => stat(file)));
  return files.filter((_, index) => stats[index].isFile());
}
