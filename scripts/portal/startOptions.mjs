import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { resolveTyped, stateRoot } from '../entry/project.mjs';

export const startHelp = `npm start [-- FLAGS]   starts Mainline: a portal, and a stand-in for GitHub behind it

  --services N           how many services the generated organisation has (450)
  --days N               how many days of history it has (90)
  --small                show a generated shop of a dozen repositories instead
  --recorded DIR         show the recorded repositories in DIR instead
  --fresh                begin with empty databases
  --dev                  build the pages anew at every change of their sources, for working on them
  --port N               where the portal answers (3000)
  --backend-port N       where its backend answers, with --dev (7007)
  --simulator-port N     where the stand-in for GitHub answers (7017)
  --state DIR            where databases, logs and generated configuration go (.mainline)
  --verbose              show every line that the parts print, not just warnings and errors
  --help

Ctrl-C stops everything.`;

/**
 * @typedef {object} StartOptions
 * @property {'demo' | 'small' | 'recorded'} scenario
 * @property {number} [services] of the scenario `demo`
 * @property {number} [days] of history of the scenario `demo`
 * @property {string} [recordings] the folder of recordings, for the scenario `recorded`
 * @property {boolean} dev
 * @property {{ portal: number, backend: number, simulator: number }} ports portal: where its pages are; the backend is there too, unless `dev`
 * @property {string} state
 * @property {boolean} fresh
 * @property {boolean} verbose
 * @property {boolean} help
 */

/** @param {string[]} args @returns {StartOptions} */
export function parseStartOptions(args) {
  const flags = parseFlags(args);
  return {
    scenario: scenarioOf(flags),
    services: countOf('--services', flags.services),
    days: countOf('--days', flags.days),
    recordings: flags.recorded && recordingsIn(resolveTyped(flags.recorded)),
    dev: flags.dev ?? false,
    ports: portsOf(flags),
    state: flags.state ? resolveTyped(flags.state) : stateRoot,
    fresh: flags.fresh ?? false,
    verbose: flags.verbose ?? false,
    help: flags.help ?? false,
  };
}

/** @param {string[]} args */
function parseFlags(args) {
  try {
    return parseArgs({
      args,
      options: {
        services: { type: 'string' },
        days: { type: 'string' },
        small: { type: 'boolean' },
        recorded: { type: 'string' },
        fresh: { type: 'boolean' },
        dev: { type: 'boolean' },
        port: { type: 'string' },
        'backend-port': { type: 'string' },
        'simulator-port': { type: 'string' },
        state: { type: 'string' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ExplainedError(
      `${said
        .split('. ')[0]
        .replace(/\.$/, '')}: \`npm start -- --help\` lists what there is.`,
      { cause: error, exitCode: 2 },
    );
  }
}

/**
 * @param {ReturnType<typeof parseFlags>} flags
 * @returns {StartOptions['scenario']}
 */
function scenarioOf({ small, recorded, services, days }) {
  const named = small ? '--small' : '--recorded';
  if (small && recorded !== undefined) {
    throw new ExplainedError(
      '--small and --recorded name two different things to show: give one of them.',
      { exitCode: 2 },
    );
  }
  if (!small && recorded === undefined) return 'demo';
  if (services !== undefined || days !== undefined) {
    throw new ExplainedError(
      `--services and --days are of the generated organisation: leave them out with ${named}.`,
      { exitCode: 2 },
    );
  }
  return small ? 'small' : 'recorded';
}

/**
 * @param {ReturnType<typeof parseFlags>} flags
 * @returns {StartOptions['ports']}
 */
function portsOf(flags) {
  const portal = portOf('--port', flags.port ?? '3000');
  const simulator = portOf(
    '--simulator-port',
    flags['simulator-port'] ?? '7017',
  );
  if (flags.dev) {
    const backend = portOf('--backend-port', flags['backend-port'] ?? '7007');
    return { portal, backend, simulator };
  }
  if (flags['backend-port'] !== undefined) {
    throw new ExplainedError(
      '--backend-port is for --dev: without it the backend serves the pages itself, at --port.',
      { exitCode: 2 },
    );
  }
  return { portal, backend: portal, simulator };
}

/** @param {string} flag @param {string | undefined} typed */
function countOf(flag, typed) {
  if (typed === undefined) return undefined;
  const count = Number(typed);
  if (Number.isInteger(count) && count > 0) return count;
  throw new ExplainedError(
    `${flag} takes a whole number above zero, not '${typed}'.`,
    { exitCode: 2 },
  );
}

/** @param {string} flag @param {string} typed */
function portOf(flag, typed) {
  const port = Number(typed);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new ExplainedError(
    `${flag} takes a port number between 1 and 65535, not '${typed}'.`,
    { exitCode: 2 },
  );
}

/** @param {string} folder */
function recordingsIn(folder) {
  if (existsSync(path.join(folder, 'runs.ndjson.gz'))) return folder;
  throw new ExplainedError(
    existsSync(folder)
      ? `${folder} holds no recordings (no runs.ndjson.gz): --recorded takes a folder of them.`
      : `There is no folder ${folder}: --recorded takes a folder of recordings.`,
    { exitCode: 2 },
  );
}
