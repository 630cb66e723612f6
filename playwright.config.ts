import path from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * Browser tests run on the whole demo, started as `npm start` starts it, with ports and data of its own.
 * MAINLINE_E2E_URL names a portal that is up already.
 */
const {
  MAINLINE_E2E_URL: runningPortal,
  MAINLINE_E2E_PORT: port = '13000',
  MAINLINE_E2E_SIMULATOR_PORT: simulatorPort = '17600',
  MAINLINE_E2E_RECORDED: recordings,
  MAINLINE_E2E_SCENARIO: scenario = 'small',
  PLAYWRIGHT_CHROMIUM: chromium,
} = process.env;

const baseURL = runningPortal ?? `http://localhost:${port}`;

const start = [
  'node scripts/start.mjs --fresh --verbose',
  `--state "${path.resolve('.mainline/e2e')}"`,
  `--port ${port} --simulator-port ${simulatorPort}`,
  recordings ? `--recorded "${path.resolve(recordings)}"` : '',
  !recordings && scenario === 'small' ? '--small' : '',
].join(' ');

export default defineConfig({
  outputDir: '.mainline/test-results/browser',
  timeout: 400_000,
  // Nothing takes as long; a machine with more to do than it can is no fault of the page.
  expect: { timeout: 45_000 },
  fullyParallel: false,
  workers: 1,
  // What passes only when it is repeated is told at the end of the run.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [['list'], ['json']]
    : [['list']],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 45_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'portal',
      testDir: 'e2e',
      testMatch: ['home.test.ts', 'portal.test.ts', 'delivery.test.ts'],
    },
    { name: 'recorded', testDir: 'e2e', testMatch: 'recorded.test.ts' },
    { name: 'screenshots', testDir: 'e2e/screenshots' },
  ],
  webServer: runningPortal
    ? undefined
    : {
        command: start,
        url: `${baseURL}/`,
        timeout: 10 * 60_000,
        reuseExistingServer: false,
        // The parts of the demo are process groups of their own: only `npm start` itself can end them.
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      },
});
