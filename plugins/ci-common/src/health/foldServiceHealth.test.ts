import type { CheckInFact, JobFact, RunFact } from '../facts';
import { mainlineState } from '../mainline';
import type { MainlineFacts } from '../mainline';
import type { Service } from '../service';
import { failingRun } from './failure';
import { foldHealth } from './foldHealthDay';
import { foldServiceHealth } from './foldServiceHealth';
import { healthWindow } from './healthWindow';
import type { ServiceHealth } from './ServiceHealth';

const repository = {
  id: 'github.com:1',
  host: 'github.com',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};

const service: Service = {
  entityRef: 'component:default/catalog',
  name: 'catalog',
  mapping: {
    mapped: true,
    repository: { host: 'github.com', slug: 'acme/catalog' },
    from: 'project-slug',
  },
};

function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 31, 9, minutes)).toISOString();
}

function checkIn(sha: string, at: number): CheckInFact {
  return {
    repositoryId: repository.id,
    sha,
    message: `Check-in ${sha}`,
    author: 'ada',
    reachedMainlineAt: minute(at),
    pushIndex: 0,
  };
}

/** A run that starts a minute after it was made and takes four. */
function run(
  id: string,
  headSha: string,
  at: number,
  rest: Partial<RunFact> = {},
): RunFact {
  return {
    repositoryId: repository.id,
    id,
    attempt: 1,
    number: Number(id),
    workflowId: '10',
    workflowName: 'CI',
    event: 'push',
    branch: 'main',
    headSha,
    status: 'completed',
    conclusion: 'success',
    url: `https://github.com/acme/catalog/actions/runs/${id}`,
    createdAt: minute(at),
    startedAt: minute(at + 1),
    updatedAt: minute(at + 5),
    ...rest,
  };
}

function fold(
  given: Partial<MainlineFacts> & { jobs?: JobFact[]; completeUpTo?: string },
): ServiceHealth {
  const facts: MainlineFacts = {
    defaultBranch: 'main',
    checkIns: [],
    workflows: [],
    runs: [],
    ...given,
  };
  const folded = foldHealth(facts);
  return foldServiceHealth(
    service,
    {
      repository,
      ...folded,
      jobs: given.jobs ?? [],
      window: healthWindow({
        days: 30,
        ...folded.carry,
        completeUpTo: given.completeUpTo,
      }),
      contradictions: 0,
    },
    30,
  );
}

describe('foldServiceHealth', () => {
  const a = checkIn('a', 0);
  const b = checkIn('b', 10);
  const c = checkIn('c', 20);
  const red = { conclusion: 'failure' };

  const cases: Array<
    [string, Parameters<typeof fold>[0], Partial<ServiceHealth>]
  > = [
    [
      'no build yet: no figures, and none of them zero',
      { checkIns: [a] },
      {
        state: 'no-build',
        builds: 0,
        successRate: undefined,
        flakyRate: undefined,
        durationP50Ms: undefined,
        timeToFixMs: undefined,
        lastCheckIn: {
          sha: 'a',
          message: 'Check-in a',
          author: 'ada',
          at: minute(0),
        },
      },
    ],
    [
      'green: passing since its first verdict',
      { checkIns: [a, b], runs: [run('1', 'a', 0), run('2', 'b', 10)] },
      {
        state: 'passing',
        since: minute(5),
        builds: 2,
        successRate: 1,
        flakyRate: 0,
        durationP50Ms: 4 * 60_000,
        durationP95Ms: 4 * 60_000,
        queueP50Ms: 60_000,
        failing: undefined,
        brokenBy: undefined,
      },
    ],
    [
      'red: broken by the first red check-in, with those since',
      {
        checkIns: [a, b, c],
        runs: [
          run('1', 'a', 0),
          run('2', 'b', 10, red),
          run('3', 'c', 20, red),
        ],
      },
      {
        state: 'failing',
        since: minute(15),
        checkInsSinceRed: 1,
        successRate: 1 / 3,
        failing: { workflowName: 'CI', runId: '3', attempt: 1 },
      },
    ],
    [
      'fixed by a later check-in: the time from red to green counts',
      {
        checkIns: [a, b],
        runs: [run('1', 'a', 0, red), run('2', 'b', 10)],
      },
      { state: 'passing', timeToFixMs: 10 * 60_000, flakyRate: 0 },
    ],
    [
      'passed on attempt 2: flaky, and no time to fix',
      {
        checkIns: [a],
        runs: [
          run('1', 'a', 0, red),
          run('1', 'a', 0, { attempt: 2, updatedAt: minute(30) }),
        ],
      },
      {
        state: 'passing',
        flakyRate: 1,
        successRate: 1,
        builds: 1,
        timeToFixMs: undefined,
      },
    ],
    [
      'a build on its way stands beside the state',
      {
        checkIns: [a, b],
        runs: [
          run('1', 'a', 0),
          run('2', 'b', 10, { status: 'in_progress', conclusion: undefined }),
        ],
      },
      { state: 'passing', running: true, builds: 1 },
    ],
    [
      'a nightly run counts for nothing',
      {
        checkIns: [a],
        runs: [
          run('1', 'a', 0),
          run('2', 'a', 10, { event: 'schedule', conclusion: 'failure' }),
        ],
      },
      { state: 'passing', builds: 1, successRate: 1 },
    ],
    [
      'a verdict before the window counts for the state only',
      {
        checkIns: [a],
        runs: [
          run('1', 'a', 0, {
            createdAt: '2026-01-01T00:00:00.000Z',
            startedAt: '2026-01-01T00:00:00.000Z',
            updatedAt: '2026-01-01T00:05:00.000Z',
          }),
        ],
        completeUpTo: minute(0),
      },
      { state: 'passing', builds: 0, successRate: undefined },
    ],
    [
      'the newest commit may be one that only its build tells of',
      {
        checkIns: [a],
        runs: [run('2', 'z', 10, { headMessage: 'New', headAuthor: 'bob' })],
      },
      {
        lastCheckIn: {
          sha: 'z',
          message: 'New',
          author: 'bob',
          at: minute(10),
        },
      },
    ],
    [
      'only workflows of the commit stage count',
      {
        checkIns: [a],
        runs: [
          run('1', 'a', 0),
          run('2', 'a', 0, {
            ...red,
            workflowId: '11',
            workflowName: 'Deploy',
            workflowPath: '.github/workflows/deploy.yml',
          }),
        ],
        inCommitStage: workflow => !workflow.path.endsWith('deploy.yml'),
      },
      { state: 'passing', builds: 1 },
    ],
  ];

  it.each(cases)('%s', (_, given, expected) => {
    const health = fold(given);
    const asked = Object.keys(expected) as Array<keyof ServiceHealth>;
    expect(
      Object.fromEntries(asked.map(field => [field, health[field]])),
    ).toEqual(expected);
  });

  it('names the first job that failed, and its first failing step', () => {
    const job = (id: string, rest: Partial<JobFact>): JobFact => ({
      repositoryId: repository.id,
      id,
      runId: '1',
      attempt: 1,
      name: `job ${id}`,
      status: 'completed',
      conclusion: 'failure',
      labels: [],
      completedAt: minute(5),
      steps: [],
      ...rest,
    });
    const failed = { status: 'completed', conclusion: 'failure' };
    const { failing } = fold({
      checkIns: [a],
      runs: [run('1', 'a', 0, red)],
      jobs: [
        job('1', { completedAt: minute(9) }),
        job('2', {
          completedAt: minute(3),
          steps: [
            { number: 3, name: 'report', ...failed },
            { number: 2, name: 'jest', ...failed },
            {
              number: 1,
              name: 'checkout',
              status: 'completed',
              conclusion: 'success',
            },
          ],
        }),
        job('3', { conclusion: 'success', completedAt: minute(1) }),
        job('4', { attempt: 2, completedAt: minute(1) }),
      ],
    });
    expect(failing).toEqual({
      workflowName: 'CI',
      runId: '1',
      attempt: 1,
      jobId: '2',
      jobName: 'job 2',
      stepName: 'jest',
    });
  });

  it('strips the last 20 builds, newest last, each check-in once a workflow', () => {
    const shas = Array.from({ length: 25 }, (_, index) => `s${index}-of-40`);
    const { strip } = fold({
      checkIns: shas.map((sha, index) => checkIn(sha, index * 10)),
      runs: [
        ...shas.map((sha, index) => run(`${index + 1}`, sha, index * 10)),
        run('25', 's24-of-40', 240, {
          attempt: 2,
          status: 'queued',
          conclusion: undefined,
        }),
        run('26', 's24-of-40', 241, {
          workflowId: '11',
          conclusion: 'cancelled',
        }),
      ],
    });
    expect(strip).toHaveLength(20);
    expect(strip[0].shortSha).toBe('s5-of-4');
    expect(strip[19]).toMatchObject({
      shortSha: 's24-of-',
      runId: '25',
      attempt: 2,
      outcome: 'waiting',
    });
    expect(strip[19].durationMs).toBeUndefined();
  });

  it('says nothing of a service without a repository but why', () => {
    const unmapped: Service = {
      ...service,
      mapping: {
        mapped: false,
        reason: 'no-annotation',
        annotation: 'github.com/project-slug',
      },
    };
    expect(foldServiceHealth(unmapped, undefined, 30)).toEqual({
      service: unmapped,
      state: 'unmapped',
      running: false,
      checkInsSinceRed: 0,
      strip: [],
      windowDays: 30,
      builds: 0,
      contradictions: 0,
    });
    expect(foldServiceHealth(service, undefined, 30).state).toBe('no-build');
  });
});

describe('failingRun', () => {
  it('is of the workflow that has been red for longest', () => {
    const state = mainlineState({
      defaultBranch: 'main',
      checkIns: [checkIn('a', 0), checkIn('b', 10)],
      workflows: [],
      runs: [
        run('1', 'a', 0, { conclusion: 'failure', workflowName: 'B' }),
        run('2', 'b', 10, {
          conclusion: 'failure',
          workflowId: '9',
          workflowName: 'A',
        }),
      ],
    });
    expect(failingRun(state)).toEqual({
      workflowName: 'B',
      runId: '1',
      attempt: 1,
    });
  });

  it.each([
    ['is on its way', { status: 'in_progress', conclusion: undefined }],
    ['was cancelled', { conclusion: 'cancelled' }],
  ])('is the attempt that failed while its re-run %s', (_, newest) => {
    const state = mainlineState({
      defaultBranch: 'main',
      checkIns: [checkIn('a', 0)],
      workflows: [],
      runs: [
        run('1', 'a', 0, { conclusion: 'failure' }),
        run('1', 'a', 0, { attempt: 2, updatedAt: minute(20), ...newest }),
      ],
    });
    expect(failingRun(state)).toEqual({
      workflowName: 'CI',
      runId: '1',
      attempt: 1,
    });
  });
});

describe('healthWindow', () => {
  it.each([
    ['the last word of a build', '2026-03-01T10:00:00.000Z', undefined],
    [
      'what is complete, where that is later',
      '2026-02-01T10:00:00.000Z',
      '2026-03-01T23:59:59.999Z',
    ],
  ])('ends with the day of %s', (_, lastWordAt, completeUpTo) => {
    expect(healthWindow({ days: 7, completeUpTo, lastWordAt })).toEqual({
      days: 7,
      start: '2026-02-23T00:00:00.000Z',
      end: '2026-03-02T00:00:00.000Z',
    });
  });

  it('is not there where nothing is known', () => {
    expect(healthWindow({ days: 7 })).toBeUndefined();
  });
});
