import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} JestAssertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: JestAssertion[] }} JestFile
 * @typedef {import('@playwright/test/reporter').JSONReport} PlaywrightReport
 * @typedef {import('@playwright/test/reporter').JSONReportSuite} PlaywrightSuite
 * @typedef {import('@playwright/test/reporter').JSONReportSpec} PlaywrightSpec
 */

/** So much of what a failed test says is enough to know what it was. */
const mostLines = 14;

/**
 * What failed in a `jest --json` file, each with the beginning of what it said.
 *
 * @param {string} file
 * @returns {Promise<string[]>}
 */
export async function jestFailures(file) {
  if (!existsSync(file)) return ['jest left no report'];
  /** @type {{ testResults: JestFile[] }} */
  const { testResults } = JSON.parse(await readFile(file, 'utf8'));
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(each => each.status === 'failed');
    if (failed.length === 0 && status === 'failed') {
      return [told(path.basename(name), message)];
    }
    return failed.map(each =>
      told(
        `${path.basename(name)} › ${each.fullName}`,
        each.failureMessages.join('\n'),
      ),
    );
  });
}

/**
 * What failed in a file of Playwright's JSON reporter, and what failed at first and passed when it was repeated.
 *
 * @param {string} file
 * @returns {Promise<string[]>}
 */
export async function playwrightFailures(file) {
  if (!existsSync(file)) return ['Playwright left no report'];
  /** @type {PlaywrightReport} */
  const { suites, errors } = JSON.parse(await readFile(file, 'utf8'));
  return [
    ...errors.map(error => told('Outside of any test', error.message)),
    ...suites.flatMap(specsOf).flatMap(spec =>
      spec.tests
        .filter(test => ['unexpected', 'flaky'].includes(test.status))
        .map(test =>
          told(
            `${spec.file} › ${spec.title}${
              test.status === 'flaky' ? ' (passed when repeated)' : ''
            }`,
            test.results
              .flatMap(result => result.errors)
              .map(error => error.message)
              .join('\n'),
          ),
        ),
    ),
  ];
}

/** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {string} name @param {string | undefined} message */
function told(name, message) {
  const lines = stripVTControlCharacters(message ?? '')
    .split('\n')
    .filter(line => line.trim() !== '');
  return [name, ...lines.slice(0, mostLines).map(line => `    ${line}`)].join(
    '\n',
  );
}
