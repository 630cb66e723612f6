import { parseArgs } from 'node:util';
import { CommandLineError } from './CommandLineError';
import type { Suite, SuiteOptions } from './suites';

/** What was typed. */
export type Command =
  | { help: true }
  | { help: false; suite: Suite; options: SuiteOptions };

const defaults = {
  samples: 500,
  services: 450,
  days: 90,
  runs: 1_000_000,
  seconds: 300,
  rate: 200,
  slice: 10,
};

/** Fewer services hold not one of each kind. */
const leastOf: Record<string, number> = { '--warm-up': 0, '--services': 20 };

/** The share of the samples that is taken before the first that counts, unless told. */
const warmUpShare = 0.1;

/** Throws `CommandLineError`. */
export function parseCommand(args: string[], suites: Suite[]): Command {
  const { values, positionals } = parseFlags(args);
  if (values.help || args.length === 0) return { help: true };

  const names = suites.map(({ name }) => name).join(', ');
  if (positionals.length !== 1) {
    throw new CommandLineError(
      `Name one suite: there is ${names}. \`npm run bench -- --help\` says what they measure.`,
    );
  }
  const [name] = positionals;
  const suite = suites.find(each => each.name === name);
  if (!suite) {
    throw new CommandLineError(
      `There is no suite '${name}': there is ${names}. \`npm run bench -- --help\` says what they measure.`,
    );
  }
  const usual = { ...defaults, ...suite.defaults };
  const samples = wholeNumber('--samples', values.samples, usual.samples);
  return {
    help: false,
    suite,
    options: {
      samples,
      warmUp: wholeNumber(
        '--warm-up',
        values['warm-up'],
        Math.ceil(samples * warmUpShare),
      ),
      services: wholeNumber('--services', values.services, usual.services),
      days: wholeNumber('--days', values.days, usual.days),
      runs: wholeNumber('--runs', values.runs, usual.runs),
      seconds: wholeNumber('--seconds', values.seconds, usual.seconds),
      rate: wholeNumber('--rate', values.rate, usual.rate),
      slice: wholeNumber('--slice', values.slice, usual.slice),
      only: partsIn(values.only, suite),
    },
  };
}

export function helpText(suites: Suite[]): string {
  return `npm run bench -- SUITE [FLAGS]   measures, and prints a line of JSON for each figure; everything else goes to standard error

${suites
  .map(
    ({ name, summary, parts }) =>
      `  ${name}   ${summary}\n${' '.repeat(
        name.length + 5,
      )}parts: ${parts.join(', ')}`,
  )
  .join('\n')}

  --samples N      how often each contender is measured (${defaults.samples})
  --warm-up N      rounds before the first that counts (a tenth of the samples)
  --services N     services of the organisation (${
    defaults.services
  }; pages and ingest: 5000)
  --days N         days of its history (${defaults.days})
  --runs N         runs of the made-up organisation (${
    defaults.runs
  }; pages, ingest)
  --seconds N      how long deliveries are streamed (${
    defaults.seconds
  }; ingest)
  --rate N         deliveries in a second of them (${defaults.rate}; ingest)
  --slice N        seconds that a door has its turn (${defaults.slice}; ingest)
  --only PART      only this part of the suite; may be given again
  --help

\`npm run --silent bench -- SUITE > figures.ndjson\` keeps the figures alone.`;
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        samples: { type: 'string' },
        'warm-up': { type: 'string' },
        services: { type: 'string' },
        days: { type: 'string' },
        runs: { type: 'string' },
        seconds: { type: 'string' },
        rate: { type: 'string' },
        slice: { type: 'string' },
        only: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CommandLineError(
      `${said
        .split('. ')[0]
        .replace(/\.$/, '')}: \`npm run bench -- --help\` lists what there is.`,
    );
  }
}

function wholeNumber(
  flag: string,
  typed: string | undefined,
  otherwise: number,
): number {
  if (typed === undefined) return otherwise;
  const least = leastOf[flag] ?? 1;
  const number = Number(typed);
  if (Number.isInteger(number) && number >= least) return number;
  throw new CommandLineError(
    `${flag} takes a whole number from ${least} on, not '${typed}'.`,
  );
}

function partsIn(
  typed: string[] | undefined,
  { name, parts }: Suite,
): string[] | undefined {
  const unknown = typed?.find(part => !parts.includes(part));
  if (unknown === undefined) return typed;
  throw new CommandLineError(
    `The suite '${name}' has no part '${unknown}': choose from ${parts.join(
      ', ',
    )}.`,
  );
}
