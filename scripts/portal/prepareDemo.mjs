import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';

/**
 * The files of one demo: databases, the catalog that the simulator writes, and the configuration that points the portal at both.
 *
 * @typedef {object} Demo
 * @property {string} catalogFile
 * @property {string} claimAudience
 * @property {string} claimUrl
 * @property {string} configFile
 * @property {string} logs
 * @property {string} openedAt
 * @property {string[]} parameters what the simulated organisation is made from, as flags of the simulator
 * @property {string} webhookSecret
 * @property {string} webhookUrl
 */

/** @param {import('./startOptions.mjs').StartOptions} options @returns {Promise<Demo>} */
export async function prepareDemo(options) {
  const { scenario, ports, state, fresh } = options;
  const folder = path.join(state, 'demo', scenario);
  const data = path.join(state, 'data', scenario);
  const logs = path.join(state, 'logs');
  if (fresh) {
    await rm(data, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
  for (const needed of [folder, data, logs]) {
    await mkdir(needed, { recursive: true });
  }
  const demo = {
    catalogFile: path.join(folder, 'catalog.yaml'),
    configFile: path.join(folder, 'app-config.demo.yaml'),
    logs,
    webhookSecret: await secretIn(path.join(folder, 'webhook-secret')),
    openedAt: await openedAtIn(path.join(data, 'opened-at')),
    parameters: await parametersIn(path.join(data, 'parameters'), options),
    webhookUrl: `http://localhost:${ports.backend}/api/ci/webhooks/github`,
    // The simulator fills in the run's input.
    claimUrl: `http://localhost:${ports.backend}/api/delivery/claims/{correlation_id}`,
    claimAudience: 'mainline',
  };
  // Its coming back tells that the simulator is up.
  await rm(demo.catalogFile, { force: true });
  const config = demoConfig(demo, ports, data, scenario);
  // JSON is YAML too, and needs no library to write.
  await writeFile(
    demo.configFile,
    `# Written by \`npm start\`, over app-config.yaml.\n${JSON.stringify(
      config,
      null,
      2,
    )}\n`,
    { mode: 0o600 },
  );
  return demo;
}

/** Recordings are years old: their whole history is read, and figures are over all of it. */
const recordedHistory = {
  reconciliation: { historyDays: 7300 },
  health: { windowDays: 7300 },
};

/** As a portal that was installed a month ago has them: whether a test ran is answered of thirty days, not of the newest fourteen. */
const wholeSelfCheck = { reconciliation: { jobsDays: 31 } };

/**
 * @param {Demo} demo
 * @param {import('./startOptions.mjs').StartOptions['ports']} ports
 * @param {string} data
 * @param {string} scenario
 */
function demoConfig(demo, ports, data, scenario) {
  const portal = `http://localhost:${ports.portal}`;
  const simulator = `http://localhost:${ports.simulator}`;
  return {
    app: { baseUrl: portal },
    backend: {
      baseUrl: `http://localhost:${ports.backend}`,
      listen: { port: ports.backend },
      cors: { origin: portal },
      database: {
        client: 'better-sqlite3',
        connection: { directory: data },
      },
    },
    // The simulator has no limit of a minute, and whoever starts the demo should not wait for it.
    github: { pointsPerMinute: 100_000 },
    integrations: {
      github: [
        {
          host: 'github.com',
          apiBaseUrl: simulator,
          token: 'simulator',
        },
      ],
    },
    catalog: {
      locations: [
        {
          type: 'file',
          target: demo.catalogFile,
          // The simulator writes the owners of its repositories too.
          rules: [{ allow: ['Group', 'User', 'Domain'] }],
        },
      ],
    },
    ci: {
      github: { webhookSecret: demo.webhookSecret },
      services: { refreshEvery: { seconds: 10 } },
      ...(scenario === 'recorded' ? recordedHistory : wholeSelfCheck),
    },
    delivery: {
      github: {
        // Its tokens name the simulator's address as their issuer, and that is where their keys are read.
        claims: [
          {
            host: 'github.com',
            issuer: simulator,
            audience: demo.claimAudience,
          },
        ],
      },
    },
  };
}

/** The simulated organisation lives on from the instant at which these data began: its ids stay the same. @param {string} file */
async function openedAtIn(file) {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const now = new Date().toISOString();
  await writeFile(file, `${now}\n`);
  return now;
}

/**
 * These data are of one organisation: another one would not be what they tell of.
 *
 * @param {string} file
 * @param {import('./startOptions.mjs').StartOptions} options
 */
async function parametersIn(file, { scenario, services, days }) {
  if (scenario !== 'demo') return [];
  const kept = existsSync(file)
    ? JSON.parse(await readFile(file, 'utf8'))
    : { services: services ?? 450, days: days ?? 90 };
  for (const [name, asked] of Object.entries({ services, days })) {
    if (asked === undefined || asked === kept[name]) continue;
    throw new ExplainedError(
      `The demo was begun with --${name} ${kept[name]}: leave the flag out, or begin anew with \`--fresh\`.`,
      { exitCode: 2 },
    );
  }
  await writeFile(file, `${JSON.stringify(kept)}\n`);
  return ['--services', String(kept.services), '--days', String(kept.days)];
}

/** A webhook secret of this checkout's own: the simulator signs with it, the portal's door checks it. @param {string} file */
async function secretIn(file) {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const secret = randomBytes(24).toString('hex');
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
