import {
  outcomeOf,
  type CheckInRef,
  type JobFact,
  type RunDetails,
  type StepFact,
} from '@mainline/backstage-plugin-ci-common';
import {
  type CandidateRow,
  type CandidateStage,
  conventionalEnvironments,
  conventionalStages,
  type Deployment,
  type EnvironmentCell,
  type MatrixRow,
  type ServiceDelivery,
  type VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import {
  ago,
  hour,
  minute,
  sha,
} from '@mainline/backstage-plugin-mainline-react/testing';

const messages = [
  'Round prices half up',
  'Ask the bank twice before giving up',
  'Show the basket on every page',
  'Keep the order of search results stable',
  'Log the reason of a refused payment',
  'Drop the old price import',
  'Read the currency from the market',
];
const authors = ['kim', 'lee', 'park'];

/** When the check-in of build `number` came in: the newest is 461, one every three hours. */
export function checkInAge(number: number): number {
  return 9 * minute + (461 - number) * 3 * hour;
}

export function checkIn(
  number: number,
  now: number,
  service = 'catalog',
): CheckInRef {
  return {
    sha: sha(number),
    message: messages[number % messages.length],
    author: authors[number % authors.length],
    at: ago(checkInAge(number), now),
    url: `https://github.com/acme/${service}/commit/${sha(number)}`,
  };
}

export function version(
  number: number,
  now: number,
  service = 'catalog',
): VersionRef {
  return {
    version: `b${number}`,
    sha: sha(number),
    checkIn: checkIn(number, now, service),
  };
}

let ids = 0;

/** A deployment asked for here that succeeded two hours ago; `change` makes another one of it. */
export function deployment(
  number: number,
  environment: string,
  now: number,
  change: Partial<Deployment> = {},
): Deployment {
  ids += 1;
  const endedMs = 2 * hour;
  const name = change.service?.split('/')[1] ?? 'catalog';
  return {
    id: `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`,
    origin: 'mainline',
    service: 'component:default/catalog',
    environment,
    ...version(number, now, name),
    state: 'succeeded',
    phase: 'ended',
    requestedBy: 'user:default/kim',
    requestedAt: ago(endedMs + 4 * minute, now),
    startedAt: new Date(
      Date.parse(change.requestedAt ?? ago(endedMs + 4 * minute, now)) + minute,
    ).toISOString(),
    endedAt: ago(endedMs, now),
    run: {
      repositoryId: 'github.com:1',
      id: String(9_100_000_000 + number),
      attempt: 1,
      url: `https://github.com/acme/${name}/actions/runs/${
        9_100_000_000 + number
      }`,
    },
    claim: 'none',
    ...change,
  };
}

export function step(
  number: number,
  name: string,
  now: number,
  conclusion?: string,
): StepFact {
  return {
    number,
    name,
    status: conclusion ? 'completed' : 'in_progress',
    conclusion,
    startedAt: ago(5 * minute - number * 20_000, now),
    completedAt: conclusion
      ? ago(5 * minute - number * 20_000 - 14_000, now)
      : undefined,
  };
}

export function job(now: number, change: Partial<JobFact> = {}): JobFact {
  return {
    repositoryId: 'github.com:1',
    id: '701',
    runId: '9100000459',
    attempt: 1,
    name: 'deploy',
    status: 'completed',
    conclusion: 'success',
    labels: ['ubuntu-latest'],
    createdAt: ago(6 * minute, now),
    startedAt: ago(5 * minute, now),
    completedAt: ago(2 * minute, now),
    steps: [
      step(1, 'Set up job', now, 'success'),
      step(2, 'Fetch the artifact', now, 'success'),
      step(3, 'Roll out', now, 'success'),
      step(4, 'Smoke test', now, 'success'),
    ],
    ...change,
  };
}

/** The run of a deployment, with these jobs. */
export function runDetails(
  of: Deployment,
  now: number,
  jobs: JobFact[],
): RunDetails {
  const failed = jobs.some(each => outcomeOf(each) === 'failing');
  const done = jobs.every(each => each.status === 'completed');
  const status = done ? 'completed' : 'in_progress';
  const conclusion = failed ? 'failure' : 'success';
  const run = {
    repositoryId: 'github.com:1',
    id: of.run?.id ?? '9100000459',
    attempt: of.run?.attempt ?? 1,
    attempts: 1,
    number: 88,
    workflowId: '9',
    workflowName: 'deploy',
    workflowPath: '.github/workflows/deploy.yml',
    event: 'workflow_dispatch',
    branch: 'main',
    headSha: sha(461),
    status,
    conclusion: done ? conclusion : undefined,
    url: of.run?.url ?? '',
    createdAt: ago(6 * minute, now),
    startedAt: ago(5 * minute, now),
    updatedAt: ago(minute, now),
    flaky: false,
    outcome: outcomeOf({ status, conclusion: done ? conclusion : undefined }),
  };
  return { run, attempts: [run], jobs, jobsFrom: 'stored' };
}

export function cell(
  environment: string,
  change: Partial<EnvironmentCell> = {},
): EnvironmentCell {
  return { environment, ...change };
}

export function matrixRow(
  name: string,
  now: number,
  cells: EnvironmentCell[],
  change: Partial<MatrixRow['service']> = {},
): MatrixRow {
  return {
    service: {
      entityRef: `component:default/${name}`,
      name,
      owner: 'group:default/team-a',
      system: 'system:default/shop',
      ...change,
    },
    newest: version(461, now, name),
    cells,
  };
}

const stages = conventionalStages();

/** One letter per stage: p(assed), f(ailed), r(unning), i(nconclusive), w(aiting). */
export function candidate(
  number: number,
  progress: string,
  now: number,
  change: Partial<CandidateRow> = {},
): CandidateRow {
  const states: Record<string, CandidateStage['state']> = {
    p: 'passed',
    f: 'failed',
    r: 'running',
    i: 'inconclusive',
    w: 'waiting',
  };
  return {
    ...version(number, now),
    checkIn: checkIn(number, now),
    liveIn: [],
    stages: stages.map((stage, index) => {
      const state = states[progress[index] ?? 'w'];
      return {
        name: stage.name,
        title: stage.title,
        kind: stage.kind,
        environment:
          stage.kind === 'deployment' ? stage.environment : undefined,
        state,
        since:
          state === 'waiting'
            ? undefined
            : ago(Math.max(minute, checkInAge(number) - index * hour), now),
        running: state === 'running',
        runId:
          stage.kind === 'commit-stage'
            ? String(9_000_000_000 + number)
            : undefined,
      };
    }),
    ...change,
  };
}

export function serviceDelivery(
  now: number,
  cells: EnvironmentCell[],
  change: Partial<ServiceDelivery> = {},
): ServiceDelivery {
  return {
    service: {
      entityRef: 'component:default/catalog',
      name: 'catalog',
      owner: 'group:default/team-a',
    },
    pipeline: {
      name: 'conventional',
      title: 'Conventional',
      stages,
      transitional: false,
      services: [],
      deviations: [],
    },
    mistakes: [],
    target: {
      possible: true,
      deployer: 'github',
      workflow: '.github/workflows/deploy.yml',
      url: 'https://github.com/acme/catalog/blob/main/.github/workflows/deploy.yml',
    },
    newest: version(461, now),
    environments: conventionalEnvironments.map(({ name, title, kind }) => ({
      ...(cells.find(each => each.environment === name) ?? cell(name)),
      title,
      kind,
      deploy: { allowed: true },
    })),
    completeUpTo: ago(minute, now),
    ...change,
  };
}
