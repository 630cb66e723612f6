import { say } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInRow,
  JobLog,
  RunDetails,
  RunSummary,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import {
  ago,
  day,
  hour,
  minute,
  sha,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { checkIn, health, job, run, steps, strip } from './factories';
import type { TeamHabit } from './selfCheckFacts';
import { summaryOf } from './selfCheckOf';

/** Everything a {@link FixtureCiApi} answers from. */
export interface Scenario {
  services: ServiceHealth[];
  checkIns: CheckInRow[];
  runs: RunSummary[];
  runDetails: RunDetails[];
  logs: Record<string, JobLog>;
}

export type ScenarioName =
  | 'usual'
  | 'empty'
  | 'error'
  | 'unmapped'
  | 'many'
  | 'long-names'
  | 'first-reading'
  | 'every-evidence';

const longName =
  'customer-identity-and-access-management-token-introspection-service-eu-central';

function failing(now: number, name = 'catalog'): ServiceHealth {
  return health(name, now, {
    state: 'failing',
    since: ago(2 * hour + 14 * minute, now),
    strip: strip('ppppppplppppppppppff', { now, seed: 3 }),
    successRate: 0.91,
    flakyRate: 0.03,
    checkInsSinceRed: 3,
    contradictions: 1,
    brokenBy: {
      sha: sha(1),
      message: 'Fix price rounding',
      author: 'kim',
      at: ago(2 * hour + 20 * minute, now),
      url: `https://github.com/acme/${name}/commit/${sha(1)}`,
    },
    failing: {
      workflowName: 'unit-tests',
      runId: '9000000001',
      attempt: 2,
      jobId: '502',
      jobName: 'jest (node 24)',
      stepName: 'Run tests',
    },
  });
}

function usualServices(now: number): ServiceHealth[] {
  const of = (
    name: string,
    owner: string,
    change: Partial<ServiceHealth> = {},
  ) => {
    const base = health(name, now, change);
    return {
      ...base,
      service: { ...base.service, owner: `group:default/${owner}` },
    };
  };
  return [
    failing(now),
    of('checkout', 'team-b', {
      flakyRate: 0.18,
      since: ago(5 * hour, now),
      strip: strip('plppplpppllppplppplp', { now, seed: 4 }),
      successRate: 0.82,
      failing: undefined,
    }),
    of('payments', 'team-b', {
      state: 'failing',
      since: ago(26 * minute, now),
      running: true,
      strip: strip('ppppppppppppppppppfr', { now, seed: 5 }),
      successRate: 0.95,
      checkInsSinceRed: 0,
      brokenBy: {
        sha: sha(21),
        message: 'Ask the bank twice before giving up',
        author: 'lee',
        at: ago(30 * minute, now),
        url: 'https://github.com/acme/payments/commit/x',
      },
      failing: { workflowName: 'e2e', runId: '9000000002', attempt: 1 },
      onIt: { by: 'user:default/lee', at: ago(12 * minute, now) },
    }),
    of('accounts', 'team-a'),
    of('basket', 'team-b', {
      since: ago(9 * day, now),
      durationP50Ms: 6 * minute,
      timeToFixMs: 3 * hour,
      successRate: 0.97,
      strip: strip('ppppppfppppppcpppppp', { now, seed: 8 }),
    }),
    of('delivery-notes', 'team-c', {
      late: true,
      completeUpTo: ago(3 * hour, now),
      ...unreadable(
        inOrder(
          say('github.refused', {
            name: 'acme/delivery-notes',
            host: 'github.com',
            status: '403',
            route: 'GET /repos/{owner}/{repo}/actions/runs',
            reason: 'Resource not accessible by integration',
          }),
          say('github.permit'),
        ),
      ),
    }),
    of('inventory', 'team-c', { running: true }),
    of('mailer', 'team-c', {
      state: 'no-build',
      since: undefined,
      strip: [],
      builds: 0,
      successRate: undefined,
      durationP50Ms: undefined,
      durationP95Ms: undefined,
      timeToFixMs: undefined,
      flakyRate: undefined,
    }),
    unmappedService(now),
    of('search', 'team-a', {
      since: ago(44 * day, now),
      strip: strip('ppppppppppuppppppppp', { now, seed: 11 }),
    }),
  ].sort(byAttention);
}

function unmappedService(now: number): ServiceHealth {
  const base = health('newsletter', now, {
    state: 'unmapped',
    since: undefined,
    strip: [],
    builds: 0,
    successRate: undefined,
    durationP50Ms: undefined,
    durationP95Ms: undefined,
    timeToFixMs: undefined,
    flakyRate: undefined,
    lastCheckIn: undefined,
    completeUpTo: undefined,
    repositoryUrl: undefined,
    defaultBranch: undefined,
  });
  return {
    ...base,
    service: {
      ...base.service,
      mapping: {
        mapped: false,
        reason: 'no-annotation',
        annotation: 'github.com/project-slug',
      },
    },
  };
}

function byAttention(a: ServiceHealth, b: ServiceHealth): number {
  const rank = (each: ServiceHealth) => {
    if (each.state === 'failing') return 0;
    return each.flakyRate ? 1 : 2;
  };
  return (
    rank(a) - rank(b) ||
    (rank(a) === 0 ? (a.since ?? '').localeCompare(b.since ?? '') : 0) ||
    a.service.name.localeCompare(b.service.name)
  );
}

function usualCheckIns(now: number): CheckInRow[] {
  const lint = (seed: number, change: Partial<RunSummary> = {}) =>
    run(now, {
      id: String(9_100_000_000 + seed),
      workflowId: '2',
      workflowName: 'lint',
      workflowPath: '.github/workflows/lint.yml',
      headSha: sha(seed),
      number: 400 + seed,
      durationMs: 50_000,
      ...change,
    });
  const unit = (seed: number, change: Partial<RunSummary> = {}) =>
    run(now, {
      id: String(9_000_000_000 + seed),
      headSha: sha(seed),
      number: 400 + seed,
      ...change,
    });
  return [
    checkIn({
      seed: 30,
      message: 'Show the price per unit',
      at: ago(6 * minute, now),
      author: 'park',
      runs: [
        unit(30, { status: 'in_progress' }),
        lint(30),
        run(now, {
          id: '9200000030',
          workflowId: '3',
          workflowName: 'e2e',
          status: 'queued',
          headSha: sha(30),
        }),
      ],
    }),
    checkIn({
      seed: 29,
      message: 'Try again to fix price rounding',
      at: ago(50 * minute, now),
      runs: [unit(29, { conclusion: 'failure' }), lint(29)],
      feedbackMs: 6 * minute,
    }),
    checkIn({
      seed: 28,
      message: 'Update the readme',
      at: ago(80 * minute, now),
      author: 'lee',
      runs: [],
    }),
    checkIn({
      seed: 1,
      message: 'Fix price rounding',
      at: ago(2 * hour + 20 * minute, now),
      runs: [
        unit(1, { conclusion: 'failure', attempt: 2, attempts: 2 }),
        lint(1),
        run(now, {
          id: '9200000001',
          workflowId: '3',
          workflowName: 'e2e',
          headSha: sha(1),
          conclusion: 'startup_failure',
          durationMs: 1000,
          contradiction: {
            words: ['startup_failure', 'success'],
            at: ago(2 * hour + 10 * minute, now),
            resolvedBy: 'redder',
          },
        }),
      ],
      feedbackMs: 6 * minute + 20_000,
    }),
    checkIn({
      seed: 26,
      message: 'Read prices from the new table',
      at: ago(5 * hour, now),
      author: 'choi',
      runs: [unit(26, { attempt: 2, attempts: 2, flaky: true }), lint(26)],
      feedbackMs: 14 * minute,
    }),
    checkIn({
      seed: 25,
      message: 'Raise the size of the connection pool',
      at: ago(day, now),
      author: 'park',
      runs: [
        unit(25),
        lint(25, { conclusion: 'cancelled' }),
        run(now, {
          id: '9200000025',
          workflowId: '3',
          workflowName: 'e2e',
          headSha: sha(25),
          conclusion: 'paused_by_policy',
        }),
      ],
      feedbackMs: 5 * minute,
    }),
    ...Array.from({ length: 14 }, (_, index) =>
      checkIn({
        seed: 60 + index,
        message: `Rename column ${index + 1} of the price list`,
        at: ago((2 + index) * day, now),
        author: ['kim', 'lee', 'park', 'choi'][index % 4],
        runs: [unit(60 + index), lint(60 + index)],
        feedbackMs: (4 + (index % 4)) * minute,
      }),
    ),
  ];
}

function failedRun(now: number): RunDetails[] {
  const started = now - 2 * hour;
  const commonSteps: Array<[string, string, number]> = [
    ['Set up job', 'success', 2_000],
    ['Check out', 'success', 3_000],
    ['Install', 'success', 62_000],
  ];
  const jobs = (attempt: number) => [
    job(now, {
      id: `50${attempt}1`,
      attempt,
      name: 'build',
      startedAt: new Date(started + 20_000).toISOString(),
      completedAt: new Date(started + 110_000).toISOString(),
      steps: steps(
        [...commonSteps, ['Compile', 'success', 23_000]],
        started + 20_000,
      ),
    }),
    job(now, {
      id: attempt === 2 ? '502' : '5012',
      attempt,
      name: 'jest (node 24)',
      conclusion: 'failure',
      createdAt: new Date(started + 110_000).toISOString(),
      startedAt: new Date(started + 130_000).toISOString(),
      completedAt: new Date(started + 290_000).toISOString(),
      steps: steps(
        [
          ...commonSteps,
          ['Run tests', 'failure', 91_000],
          ['Upload coverage', 'skipped', 0],
          ['Complete job', 'success', 1_000],
        ],
        started + 130_000,
      ),
    }),
    job(now, {
      id: `50${attempt}3`,
      attempt,
      name: 'jest (node 22)',
      conclusion: 'failure',
      createdAt: new Date(started + 110_000).toISOString(),
      startedAt: new Date(started + 132_000).toISOString(),
      completedAt: new Date(started + 260_000).toISOString(),
      steps: steps(
        [
          ...commonSteps,
          ['Run tests', 'failure', 80_000],
          ['Complete job', 'success', 1_000],
        ],
        started + 132_000,
      ),
    }),
    job(now, {
      id: `50${attempt}4`,
      attempt,
      name: 'publish',
      conclusion: 'skipped',
      startedAt: new Date(started + 290_000).toISOString(),
      completedAt: new Date(started + 290_000).toISOString(),
      steps: [],
    }),
  ];
  const attempts = [1, 2].map(attempt =>
    run(now, {
      id: '9000000001',
      attempt,
      attempts: 2,
      number: 401,
      conclusion: 'failure',
      headSha: sha(1),
    }),
  );
  return attempts.map((each, index) => ({
    run: each,
    attempts,
    jobs: jobs(index + 1),
    jobsFrom: 'stored' as const,
    artifacts: [
      {
        repositoryId: each.repositoryId,
        id: '70001',
        runId: each.id,
        headSha: each.headSha,
        name: 'catalog-image',
        sizeBytes: 48_210_330,
        digest: `sha256:${sha(7)}${'0'.repeat(24)}`,
        createdAt: ago(20 * minute, now),
        expiresAt: ago(-89 * 24 * 60 * minute, now),
        expired: false,
      },
      {
        repositoryId: each.repositoryId,
        id: '70002',
        runId: each.id,
        headSha: each.headSha,
        name: 'coverage',
        sizeBytes: 812,
        createdAt: ago(20 * minute, now),
        expired: true,
      },
    ],
    completeUpTo: ago(minute, now),
  }));
}

function failedLog(now: number): JobLog {
  const lines = [
    '##[group]Run yarn test',
    'yarn test --runInBand',
    '##[endgroup]',
    ...Array.from(
      { length: 52 },
      (_, index) => `PASS src/pricing/case${index + 1}.test.ts`,
    ),
    'FAIL src/pricing/rounding.test.ts',
    '  ● rounds half up › at the third decimal',
    '    expect(received).toBe(expected)',
    '    Expected: 10.13',
    '    Received: 10.12',
    'Tests: 3 failed, 1201 passed, 1204 total',
    '##[error]Process completed with exit code 1.',
  ];
  const stamped = lines.map(
    (line, index) => `${ago(2 * hour - index * 700, now)} ${line}`,
  );
  return {
    text: stamped.join('\n'),
    totalLines: 1_204,
    firstLine: 1_204 - lines.length + 1,
  };
}

function usual(now: number): Scenario {
  const checkIns = usualCheckIns(now);
  const nightly = run(now, {
    id: '9300000001',
    workflowId: '9',
    workflowName: 'nightly',
    event: 'schedule',
    conclusion: 'failure',
    number: 88,
    actor: 'github-actions[bot]',
  });
  const pullRequest = run(now, {
    id: '9300000002',
    event: 'pull_request',
    branch: 'feature/unit-price',
    pullRequests: [318],
    headSha: sha(90),
    headMessage: 'Show the price per unit',
    number: 431,
    conclusion: 'action_required',
  });
  const runs = [
    ...checkIns.flatMap(row => row.runs),
    nightly,
    pullRequest,
  ].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return {
    services: usualServices(now),
    checkIns,
    runs,
    runDetails: failedRun(now),
    logs: { '502': failedLog(now), '5012': failedLog(now) },
  };
}

function many(now: number): Scenario {
  const services = Array.from({ length: 450 }, (_, index) => {
    const name = `service-${String(index + 1).padStart(3, '0')}`;
    const base =
      index % 61 === 5
        ? failing(now, name)
        : health(name, now, {
            since: ago((index % 40) * day + hour, now),
            successRate: 0.8 + (index % 20) / 100,
            durationP50Ms: (2 + (index % 11)) * minute,
            flakyRate: index % 70 === 9 ? 0.12 : 0,
            strip: strip('pppppfpppppppppppppp', { now, seed: index }),
          });
    return {
      ...base,
      service: { ...base.service, owner: `group:default/team-${index % 12}` },
    };
  }).sort(byAttention);
  return { ...usual(now), services };
}

/** History is still coming in; one repository can't be had. */
function firstReading(now: number): Scenario {
  const base = usual(now);
  const waiting: Partial<ServiceHealth> = {
    state: 'no-build',
    since: undefined,
    strip: [],
    builds: 0,
    successRate: undefined,
    durationP50Ms: undefined,
    durationP95Ms: undefined,
    timeToFixMs: undefined,
    flakyRate: undefined,
    lastCheckIn: undefined,
    completeUpTo: undefined,
    late: true,
  };
  return {
    ...base,
    services: [
      ...base.services,
      ...['orders', 'shipping', 'tax'].map(name => health(name, now, waiting)),
      health('loyalty', now, {
        ...waiting,
        ...unreadable(
          say('source.notFound', {
            host: 'github.com',
            repository: 'acme/loyalty',
          }),
        ),
      }),
    ].sort(byAttention),
  };
}

function unreadable({ sentence, messages }: Said) {
  return { sourceError: sentence, sourceErrorMessages: messages };
}

function longNames(now: number): Scenario {
  const base = usual(now);
  const message =
    'Merge pull request #12345 from acme/feature/very-long-branch-name-that-someone-thought-was-a-good-idea: reconsider rounding of prices in every currency that has three decimals';
  const first = failing(now, longName);
  return {
    ...base,
    services: [
      {
        ...first,
        brokenBy: first.brokenBy && { ...first.brokenBy, message },
        failing: first.failing && {
          ...first.failing,
          workflowName:
            'Continuous integration of the whole platform, all suites',
          jobName:
            'integration-tests (ubuntu-24.04-arm, node 24, postgres 18, chromium)',
          stepName: 'Run the contract tests against every consumer in turn',
        },
        service: {
          ...first.service,
          owner: 'group:default/customer-identity-platform-engineering-guild',
        },
      },
      ...base.services,
    ],
    checkIns: base.checkIns.map(row => ({
      ...row,
      checkIn: { ...row.checkIn, message },
      runs: [
        ...row.runs,
        ...Array.from({ length: 7 }, (_, index) =>
          run(now, {
            id: `94000000${index}${row.checkIn.pushIndex}`,
            workflowId: `long-${index}`,
            workflowName: `Continuous integration of the whole platform, suite ${index}`,
          }),
        ),
      ],
    })),
    runDetails: base.runDetails.map(details => ({
      ...details,
      jobs: details.jobs.map(each => ({
        ...each,
        name: `${each.name} / integration-tests (ubuntu-24.04-arm, node 24, postgres 18, chromium, firefox)`,
      })),
    })),
  };
}

const habits: Record<string, TeamHabit> = {
  catalog: 'slow',
  checkout: 'flaky',
  payments: 'untested',
  'delivery-notes': 'young',
  mailer: 'young',
  search: 'dormant',
};

const habitsByTurn: TeamHabit[] = [
  'exemplary',
  'untested',
  'exemplary',
  'slow',
  'flaky',
  'exemplary',
  'young',
  'dormant',
];

/** How the team of a made-up service works. */
export function habitOf({ service }: ServiceHealth): TeamHabit {
  const numbered = /^service-(\d+)$/.exec(service.name);
  return numbered
    ? habitsByTurn[Number(numbered[1]) % habitsByTurn.length]
    : habits[service.name] ?? 'exemplary';
}

/** Answers come once the history was read to its end. */
function withSelfChecks(services: ServiceHealth[]): ServiceHealth[] {
  return services.map(each =>
    each.completeUpTo
      ? { ...each, selfCheck: summaryOf(habitOf(each), each.completeUpTo) }
      : each,
  );
}

/** Made-up histories, each for a look of the pages; every instant is relative to `now`. */
export function scenario(name: ScenarioName, now: number): Scenario {
  const { services, ...rest } = history(name, now);
  return { ...rest, services: withSelfChecks(services) };
}

function history(name: ScenarioName, now: number): Scenario {
  switch (name) {
    case 'empty':
      return { services: [], checkIns: [], runs: [], runDetails: [], logs: {} };
    case 'unmapped':
      return {
        services: [unmappedService(now)],
        checkIns: [],
        runs: [],
        runDetails: [],
        logs: {},
      };
    case 'many':
      return many(now);
    case 'first-reading':
      return firstReading(now);
    case 'long-names':
      return longNames(now);
    default:
      return usual(now);
  }
}
