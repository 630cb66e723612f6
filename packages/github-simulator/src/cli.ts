import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ScenarioName } from './scenarios/Scenario';
import { startGithubSimulator } from './startGithubSimulator';

const USAGE = `Usage: github-simulator [--scenario demo|small|recorded|empty] [--services 450] [--days 90] [--recordings DIR] [--port 7017] [--host localhost]
  [--seed 1] [--opened-at TIME] [--rate-limit N] [--token TOKEN] [--webhook-url URL --webhook-secret SECRET] [--claim-url URL --claim-audience AUDIENCE]
  [--catalog-out FILE]`;

/** A demo runs for days: old deliveries are of no use to it. */
const KEPT_DELIVERIES = 500;

/** Starts the simulator as the command line says, and stops it on SIGTERM or SIGINT. */
export async function runCli(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string', default: 'small' },
      services: { type: 'string' },
      days: { type: 'string' },
      recordings: { type: 'string' },
      port: { type: 'string', default: '7017' },
      host: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'opened-at': { type: 'string' },
      'rate-limit': { type: 'string' },
      token: { type: 'string' },
      'webhook-url': { type: 'string' },
      'webhook-secret': { type: 'string' },
      'claim-url': { type: 'string' },
      'claim-audience': { type: 'string' },
      'catalog-out': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const webhookUrl = values['webhook-url'];
  const webhookSecret = values['webhook-secret'];
  if (Boolean(webhookUrl) !== Boolean(webhookSecret)) {
    throw new Error('Give --webhook-url and --webhook-secret, or neither');
  }
  const claimUrl = values['claim-url'];
  const claimAudience = values['claim-audience'];
  if (Boolean(claimUrl) !== Boolean(claimAudience)) {
    throw new Error('Give --claim-url and --claim-audience, or neither');
  }
  const port = wholeNumber('--port', values.port);
  const simulator = await startGithubSimulator({
    scenario: scenarioName(values.scenario),
    ...(values.services !== undefined && {
      services: wholeNumber('--services', values.services),
    }),
    ...(values.days !== undefined && {
      days: wholeNumber('--days', values.days),
    }),
    ...(values['rate-limit'] !== undefined && {
      rateLimit: { limit: wholeNumber('--rate-limit', values['rate-limit']) },
    }),
    recordings: values.recordings,
    port,
    host: values.host,
    seed: wholeNumber('--seed', values.seed),
    openedAt: moment('--opened-at', values['opened-at']),
    token: values.token,
    webhooks:
      webhookUrl && webhookSecret
        ? { url: webhookUrl, secret: webhookSecret, keep: KEPT_DELIVERIES }
        : undefined,
    claim:
      claimUrl && claimAudience
        ? { url: claimUrl, audience: claimAudience }
        : undefined,
  }).catch(error => {
    if (error?.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `port ${port} is in use: stop what listens there, or choose another with --port`,
    );
  });
  const catalogFile = values['catalog-out'];
  if (catalogFile) writeFileSync(catalogFile, simulator.catalogYaml());
  process.stdout.write(
    `GitHub simulator (scenario ${values.scenario}) listens on ${simulator.url}\n`,
  );
  const stop = () => {
    simulator.close().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function scenarioName(name: string): ScenarioName {
  switch (name) {
    case 'demo':
    case 'small':
    case 'recorded':
    case 'empty':
      return name;
    default:
  }
  throw new Error(
    `--scenario ${name} is none: choose demo, small, recorded or empty`,
  );
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`${flag} ${text} is no whole number: give one from 0 on`);
}

function moment(flag: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new Error(
    `${flag} ${text} is no time: write it as 2026-11-20T10:00:00Z`,
  );
}
