import { WorkflowDefinition } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DURATIONS, FLAKY_SERVICES_SHARE, PACES, SHARES } from '../rates';
import { createTeams } from './createTeams';
import { NamedService, nameServices, teamsFor } from './nameServices';
import { DemoLine, DemoService, Deploying, Organisation } from './Organisation';
import { LANGUAGES } from './words';
import { buildWorkflow, deployWorkflow, LINT, NIGHTLY } from './workflows';

/** Of 450: sixty in a monorepo, twelve with one build for all. */
const MONOREPO_SHARE = 60 / 450;
const SHARED_SHARE = 12 / 450;

const MONOREPO = 'commerce-monorepo';
const SHARED = 'backoffice-suite';

/** Who there is, what they own and how it is built. */
export function createOrganisation(options: {
  services: number;
  random: SeededRandom;
  /** Between which instants working hours have to be known. */
  known: { from: number; to: number };
}): Organisation {
  const { services: count, random, known } = options;
  const teams = createTeams(teamsFor(count), random, known);
  const named = nameServices(teams, count, random);
  const inMonorepo = Math.round(count * MONOREPO_SHARE);
  const inShared = Math.max(2, Math.round(count * SHARED_SHARE));
  // The first team has repositories of its own, for it is the one that whoever comes in belongs to.
  const others = named.filter(({ team }) => team !== teams[0]);
  const shared = others.slice(-inShared);
  const [bought, , neverBuilt] = others;
  const places = new Set(everyNth(others.slice(3, -inShared), inMonorepo));

  const lines = named
    .filter(each => each !== bought && !shared.includes(each))
    .map(each => {
      if (each === neverBuilt) return lineWithoutBuild(each, random);
      return places.has(each)
        ? lineOfMonorepo(each, random)
        : lineOfItsOwn(each, random);
    });
  lines.push(lineOfAll(shared, random));
  const unmapped: DemoService[] = [
    {
      ...bought,
      description: 'Bought, not built: it has no repository.',
      deploying: 'none',
    },
  ];
  return {
    teams,
    lines,
    unmapped,
    services: [...lines.flatMap(line => line.services), ...unmapped],
    monorepo: MONOREPO,
    shared: { repository: SHARED, services: lines[lines.length - 1].services },
  };
}

function lineOfItsOwn(named: NamedService, random: SeededRandom): DemoLine {
  const tests = !random.chance(SHARES.withoutTests);
  const build = buildWorkflow({ buildMs: pickDuration(random), tests });
  const lint = random.chance(SHARES.lint) ? [LINT] : [];
  const nightly = pickNightly(random);
  const deploying = pickDeploying(random);
  const mainline = [build, ...lint];
  const service: DemoService = { ...named, repository: named.name, deploying };
  return {
    ...traitsOf(named, random),
    name: named.name,
    repository: named.name,
    services: [service],
    mainline,
    workflows: [
      ...mainline,
      ...(nightly ? [NIGHTLY] : []),
      ...(deploying === 'none' && random.chance(0.5)
        ? []
        : [deployWorkflow({ rebuilds: random.chance(0.02) })]),
    ],
    nightly,
    deploying,
  };
}

function lineOfMonorepo(named: NamedService, random: SeededRandom): DemoLine {
  const folder = `services/${named.name}`;
  const file = `${named.name}.yml`;
  const build = buildWorkflow({
    name: named.name,
    file,
    folder,
    buildMs: pickDuration(random),
    tests: !random.chance(SHARES.withoutTests),
  });
  return {
    ...traitsOf(named, random),
    name: `${MONOREPO}/${named.name}`,
    repository: MONOREPO,
    language: 'TypeScript',
    defaultBranch: 'main',
    services: [
      {
        ...named,
        repository: MONOREPO,
        folder,
        workflowFile: file,
        deploying: 'none',
      },
    ],
    mainline: [build],
    workflows: [build],
    folder,
    hasOpenBranch: false,
    deploying: 'none',
  };
}

/** Nobody set up a build yet. */
function lineWithoutBuild(named: NamedService, random: SeededRandom): DemoLine {
  const line = lineOfItsOwn(named, random);
  return {
    ...line,
    services: [{ ...line.services[0], deploying: 'none' }],
    mainline: [],
    workflows: [],
    pace: 0.5,
    nightly: undefined,
    isDormant: false,
    deploying: 'none',
  };
}

/** One build for all of them, until they are taken apart. */
function lineOfAll(named: NamedService[], random: SeededRandom): DemoLine {
  const build = buildWorkflow({ buildMs: 14 * 60_000, tests: true });
  return {
    ...traitsOf(named[0], random),
    name: SHARED,
    repository: SHARED,
    defaultBranch: 'main',
    services: named.map(each => ({
      ...each,
      repository: SHARED,
      deploying: 'none',
    })),
    mainline: [build],
    workflows: [build, deployWorkflow({ rebuilds: false })],
    pace: 2.5,
    isFlaky: true,
    isDormant: false,
    deploying: 'none',
  };
}

function traitsOf({ team }: NamedService, random: SeededRandom) {
  const { least, most } = pickShare(PACES, random);
  return {
    team,
    language: random.pick(LANGUAGES),
    defaultBranch: random.chance(0.05) ? 'master' : 'main',
    pace: random.between(least, most),
    isFlaky: random.chance(FLAKY_SERVICES_SHARE),
    isDormant: random.chance(SHARES.dormant),
    hasBot: random.chance(SHARES.bots),
    hasOpenBranch: random.chance(SHARES.openBranches),
  };
}

function pickNightly(random: SeededRandom): DemoLine['nightly'] {
  if (!random.chance(SHARES.nightly)) return undefined;
  return random.chance(0.25) ? 'fails' : 'passes';
}

function pickDeploying(random: SeededRandom): Deploying {
  const draw = random.next();
  const { neverDeployed, deployedByHand, drift } = SHARES;
  if (draw < neverDeployed) return 'none';
  if (draw < neverDeployed + deployedByHand) return 'by-hand';
  return draw < neverDeployed + deployedByHand + drift ? 'drift' : 'bot';
}

function pickDuration(random: SeededRandom): number {
  return pickShare(DURATIONS, random).buildMs * random.between(0.75, 1.35);
}

function pickShare<T extends { share: number }>(
  kinds: readonly T[],
  random: SeededRandom,
): T {
  let draw = random.next();
  for (const kind of kinds) {
    draw -= kind.share;
    if (draw < 0) return kind;
  }
  return kinds[kinds.length - 1];
}

function everyNth<T>(all: T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, index) => all[Math.floor((index * all.length) / count)],
  );
}

/** Workflows of a repository: of all its lines. */
export function workflowsOf(lines: DemoLine[]): WorkflowDefinition[] {
  const workflows = lines.flatMap(line => line.workflows);
  return lines.length > 1
    ? [...workflows, deployWorkflow({ rebuilds: false })]
    : workflows;
}
