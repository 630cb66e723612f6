import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} TestCounts */

/**
 * Counts of a `jest --json` file. A file of tests that could not even be loaded counts as one failed test, a run that left no file too.
 *
 * @param {string} file
 * @returns {Promise<TestCounts>}
 */
export async function jestCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(await readFile(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts of a file of Playwright's JSON reporter. Errors outside of any test count as one each.
 *
 * @param {string} file
 * @returns {Promise<TestCounts>}
 */
export async function playwrightCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(await readFile(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** @param {TestCounts[]} counts @returns {TestCounts} */
export function sumCounts(counts) {
  return counts.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }));
}

/** @param {TestCounts} counts */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
