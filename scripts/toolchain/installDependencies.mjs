import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { projectRoot, stateRoot } from '../entry/project.mjs';
import { runCommand } from '../processes/runCommand.mjs';
import { explainInstallFailure } from './explainInstallFailure.mjs';

const stampFile = path.join(projectRoot, 'node_modules/.mainline-installed');
const SPACE_NEEDED_GB = 3;

/**
 * Runs `yarn install --immutable` unless nothing has changed since it last succeeded.
 *
 * @param {{ node: string, yarn: string[], env: NodeJS.ProcessEnv }} toolchain
 */
export async function installDependencies({ node, yarn, env }) {
  const stamp = await stampOf(node);
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) {
    return;
  }
  await requireSpace();

  console.log(
    'Installing the packages (about 1.5 GB; two to five minutes the first time) …',
  );
  await mkdir(path.join(stateRoot, 'logs'), { recursive: true });
  const logFile = path.join(stateRoot, 'logs/install.log');
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  let step = 'starting';
  const heartbeat = setInterval(
    () => console.log(`  … ${step}, ${seconds()} s`),
    15_000,
  );
  const { code, output } = await runCommand(
    [...yarn, 'install', '--immutable'],
    {
      cwd: projectRoot,
      env: {
        ...env,
        YARN_ENABLE_PROGRESS_BARS: 'false',
        YARN_ENABLE_COLORS: 'false',
        YARN_ENABLE_HYPERLINKS: 'false',
      },
      logFile,
      onLine: line => {
        const named = line.match(/┌ (\w+) step/)?.[1]?.toLowerCase();
        if (!named) return;
        step = `${named} step`;
        console.log(`  ${step}, ${seconds()} s`);
      },
    },
  ).finally(() => clearInterval(heartbeat));

  if (code !== 0) {
    throw explainInstallFailure('The packages', output, logFile);
  }
  await writeFile(stampFile, stamp);
  console.log(`  installed in ${seconds()} s`);
}

/** What the installed packages depend on. @param {string} node */
async function stampOf(node) {
  const manifests = [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'benchmarks/package.json',
  ];
  for (const group of ['packages', 'plugins']) {
    const names = await readdir(path.join(projectRoot, group));
    manifests.push(
      ...names.sort().map(name => path.join(group, name, 'package.json')),
    );
  }
  const hash = createHash('sha256');
  hash.update((await runCommand([node, '--version'])).output);
  for (const manifest of manifests) {
    const file = path.join(projectRoot, manifest);
    if (existsSync(file)) hash.update(manifest).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function requireSpace() {
  if (existsSync(path.join(projectRoot, 'node_modules'))) return;
  const { bavail, bsize } = await statfs(projectRoot);
  const free = (bavail * bsize) / 1024 ** 3;
  if (free >= SPACE_NEEDED_GB) return;
  throw new ExplainedError(
    `The disk has ${free.toFixed(
      1,
    )} GB left where ${projectRoot} lies, and the packages need about ${SPACE_NEEDED_GB} GB: free some space and run the command again.`,
  );
}
