import { requireNode } from './entry/requireNode.mjs';

requireNode();

const { parseArgs } = await import('node:util');
const { ExplainedError } = await import('./entry/ExplainedError.mjs');
const { resolveTyped } = await import('./entry/project.mjs');
const { runEntry } = await import('./entry/runEntry.mjs');

const help = `npm run screenshots [-- FLAGS]   takes the pictures of docs/images: every page of e2e/screenshots/pages.ts, light, dark and on a phone

  --url URL        of a portal that is up already; without it, one is started
  --recorded DIR   start it with the recorded repositories in DIR
  --demo           the pages of 450 services, once their history was read, instead of those of the small shop
  --only TEXT      only the pictures whose title contains it`;

await runEntry(async () => {
  const flags = parseFlags();
  if (flags.help) {
    console.log(help);
    return 0;
  }
  const { prepareToolchain } = await import('./toolchain/prepareToolchain.mjs');
  const { ensureBrowser } = await import('./browser/ensureBrowser.mjs');
  const { runBrowserTests } = await import('./testing/runBrowserTests.mjs');
  const toolchain = await prepareToolchain();
  return runBrowserTests(toolchain, {
    browser: await ensureBrowser(toolchain),
    args: [
      '--project=screenshots',
      ...(flags.only ? ['--grep', flags.only] : []),
    ],
    env: {
      ...(flags.url && { MAINLINE_E2E_URL: flags.url }),
      ...(flags.demo && { MAINLINE_E2E_SCENARIO: 'demo' }),
      ...(flags.recorded && {
        MAINLINE_E2E_RECORDED: resolveTyped(flags.recorded),
      }),
    },
  });
});

function parseFlags() {
  try {
    return parseArgs({
      options: {
        url: { type: 'string' },
        recorded: { type: 'string' },
        only: { type: 'string' },
        demo: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ExplainedError(
      `${
        error instanceof Error ? error.message.split('. ')[0] : error
      }: \`npm run screenshots -- --help\` lists what there is.`,
      { cause: error, exitCode: 2 },
    );
  }
}
