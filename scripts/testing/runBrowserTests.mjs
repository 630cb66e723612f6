import path from 'node:path';
import { projectRoot } from '../entry/project.mjs';
import { freePort } from '../processes/freePort.mjs';
import { runVisibly } from '../processes/runVisibly.mjs';

const playwright = path.join(
  projectRoot,
  'node_modules/@playwright/test/cli.js',
);

/**
 * Runs Playwright on a portal of its own, which playwright.config.ts starts on free ports.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {{ browser: string, report?: string, args?: string[], env?: NodeJS.ProcessEnv }} options report: the JSON file to write
 * @returns {Promise<number>} exit code
 */
export async function runBrowserTests(
  toolchain,
  { browser, report, args = [], env = {} },
) {
  return runVisibly([toolchain.node, playwright, 'test', ...args], {
    cwd: projectRoot,
    env: {
      ...toolchain.env,
      PLAYWRIGHT_CHROMIUM: browser,
      MAINLINE_E2E_PORT: String(await freePort(13000)),
      MAINLINE_E2E_SIMULATOR_PORT: String(await freePort(17600)),
      ...(report && { PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
      ...env,
    },
  });
}
