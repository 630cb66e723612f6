import { requireNode } from './entry/requireNode.mjs';

requireNode();

// Standard output is for figures: what the preparation says goes where people read.
console.log = console.error;

const { default: path } = await import('node:path');
const { projectRoot } = await import('./entry/project.mjs');
const { runEntry } = await import('./entry/runEntry.mjs');

/** Runs a suite of `benchmarks/`: `npm run bench -- demo`. Its own help says what there is. */
await runEntry(async () => {
  const { prepareToolchain } = await import('./toolchain/prepareToolchain.mjs');
  const { findBrowser } = await import('./browser/findBrowser.mjs');
  const { runVisibly } = await import('./processes/runVisibly.mjs');
  const { node, env } = await prepareToolchain();
  const browser = await findBrowser();
  return runVisibly(
    [
      node,
      path.join(projectRoot, 'benchmarks/bin/benchmarks.cjs'),
      ...process.argv.slice(2),
    ],
    { env: { ...env, ...(browser && { PLAYWRIGHT_CHROMIUM: browser }) } },
  );
});
