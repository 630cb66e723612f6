import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureBrowser } from '../browser/ensureBrowser.mjs';
import { stateRoot } from '../entry/project.mjs';
import { runBrowserTests } from './runBrowserTests.mjs';
import { runJest } from './runJest.mjs';
import {
  countsLine,
  jestCounts,
  playwrightCounts,
  sumCounts,
} from './testCounts.mjs';
import { jestFailures, playwrightFailures } from './testFailures.mjs';

const results = path.join(stateRoot, 'test-results');

/**
 * Every test there is: jest on both databases, then the browser tests. Ends with what failed and a line of counts,
 * which is kept in `.mainline/test-results/counts.txt` too.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @returns {Promise<number>} exit code
 */
export async function runAllTests(toolchain) {
  // First of all: whether there is a browser should not come out after a quarter of an hour.
  const browser = await ensureBrowser(toolchain);
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });

  const jestReport = path.join(results, 'jest.json');
  const jest = await runJest(toolchain, [
    '--watch=false',
    '--ci',
    '--json',
    `--outputFile=${jestReport}`,
  ]);
  if (jest >= 128) return jest;

  const browserReport = path.join(results, 'playwright.json');
  const inBrowser = await runBrowserTests(toolchain, {
    browser,
    report: browserReport,
    args: ['--project=portal'],
  });
  if (inBrowser >= 128) return inBrowser;

  const reports = [
    await jestCounts(jestReport),
    await playwrightCounts(browserReport),
  ];
  const failures = [
    ...(await jestFailures(jestReport)),
    ...(await playwrightFailures(browserReport)),
  ];
  let onRecordings = 0;
  const { MAINLINE_RECORDINGS: recordings } = process.env;
  if (recordings) {
    const recordedReport = path.join(results, 'playwright-recorded.json');
    onRecordings = await runBrowserTests(toolchain, {
      browser,
      report: recordedReport,
      args: ['--project=recorded'],
      env: { MAINLINE_E2E_RECORDED: recordings },
    });
    if (onRecordings >= 128) return onRecordings;
    reports.push(await playwrightCounts(recordedReport));
    failures.push(...(await playwrightFailures(recordedReport)));
  } else {
    console.log(
      'The browser tests on recorded data were left out: MAINLINE_RECORDINGS names no folder of recordings.',
    );
  }

  const counts = sumCounts(reports);
  const line = countsLine(counts);
  await writeFile(path.join(results, 'counts.txt'), `${line}\n`);
  for (const failure of failures) console.error(`\nFAILED ${failure}`);
  // Once more without what they said: whoever keeps only the end of this knows all of them.
  if (failures.length > 1) {
    const names = failures.map(failure => failure.split('\n')[0]);
    console.error(`\nAll that failed:\n${names.join('\n')}`);
  }
  console.log(`\n${line}`);
  if (counts.passed === 0) {
    console.error('No test ran: that is a failure too.');
    return 1;
  }
  return jest || inBrowser || onRecordings || (counts.failed ? 1 : 0);
}
