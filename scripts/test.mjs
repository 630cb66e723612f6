import { requireNode } from './entry/requireNode.mjs';

requireNode();

const { runEntry } = await import('./entry/runEntry.mjs');

const help = `npm test                       every test: jest on SQLite and PostgreSQL, then the browser tests
npm test -- [JEST ARGUMENTS]   only jest, with these arguments, as \`backstage-cli repo test\` takes them
                               (a path, -t NAME, --watch, --coverage, …)

MAINLINE_RECORDINGS=DIR        runs the tests on recorded GitHub traffic too
PLAYWRIGHT_CHROMIUM=FILE       the browser to use; otherwise one is looked for, or fetched`;

await runEntry(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const { prepareToolchain } = await import('./toolchain/prepareToolchain.mjs');
  const toolchain = await prepareToolchain();
  if (args.length === 0) {
    const { runAllTests } = await import('./testing/runAllTests.mjs');
    return runAllTests(toolchain);
  }
  const { runJest } = await import('./testing/runJest.mjs');
  const watching = args.some(arg => /^--(watch|coverage|since)/.test(arg));
  return runJest(toolchain, watching ? args : ['--watch=false', ...args]);
});
