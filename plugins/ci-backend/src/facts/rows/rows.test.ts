import type {
  CheckInFact,
  JobFact,
  RunFact,
  SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import {
  checkInToRow,
  deploymentToRow,
  jobToRow,
  repositoryToRow,
  rowToCheckIn,
  rowToDeployment,
  rowToJob,
  rowToRepository,
  rowToRun,
  runToRow,
} from '.';

const sparseRun: RunFact = {
  repositoryId: 'h:1',
  id: '12345678901',
  attempt: 1,
  number: 7,
  workflowId: '3',
  event: 'push',
  headSha: 'abc',
  status: 'queued',
  url: 'https://h/runs/1',
  createdAt: '2026-03-01T09:30:00.000Z',
  updatedAt: '2026-03-01T09:30:00.000Z',
};

const fullRun: RunFact = {
  ...sparseRun,
  workflowName: 'CI',
  workflowPath: '.github/workflows/ci.yml',
  title: 'Add a thing',
  branch: 'main',
  treeId: 'tree',
  headMessage: 'Add a thing',
  headAuthor: 'ada',
  headAuthoredAt: '2026-03-01T09:00:00.000Z',
  headRepository: 'fork/thing',
  pullRequests: [1, 2],
  actor: 'ada',
  status: 'completed',
  conclusion: 'failure',
  startedAt: '2026-03-01T09:31:00.000Z',
  contradiction: {
    words: ['failure', 'success'],
    at: '2026-03-01T09:30:00.000Z',
    resolvedBy: 'pending',
  },
};

const job: JobFact = {
  repositoryId: 'h:1',
  id: '9',
  runId: '12345678901',
  attempt: 2,
  name: 'build',
  status: 'completed',
  conclusion: 'failure',
  labels: ['ubuntu-latest'],
  steps: [
    { number: 3, name: 'test', status: 'completed', conclusion: 'failure' },
    { number: 2, name: 'lint', status: 'completed', conclusion: 'failure' },
    { number: 1, name: 'checkout', status: 'completed', conclusion: 'success' },
  ],
};

const checkIn: CheckInFact = {
  repositoryId: 'h:1',
  sha: 'abc',
  message: 'Add a thing',
  reachedMainlineAt: '2026-03-01T09:30:00.000Z',
  pushIndex: 0,
};

const deployment: SeenDeployment = {
  repositoryId: 'h:1',
  id: '1186234567',
  environment: 'uat',
  sha: 'abc',
  createdAt: '2026-03-01T09:30:00.000Z',
  state: 'queued',
  stateAt: '2026-03-01T09:30:00.000Z',
};

describe('rows', () => {
  it.each([
    ['with every field', fullRun],
    ['with none of the optional fields', sparseRun],
  ])('a run %s comes back as it went in', (_, run) => {
    expect(rowToRun(runToRow(run))).toStrictEqual(run);
  });

  it('a job comes back as it went in', () => {
    expect(rowToJob(jobToRow(job))).toStrictEqual(job);
  });

  it('the failing step is the first by number that failed', () => {
    expect(jobToRow(job).failing_step).toBe('lint');
    expect(jobToRow({ ...job, steps: [] }).failing_step).toBeNull();
  });

  it('a check-in comes back as it went in', () => {
    expect(rowToCheckIn(checkInToRow(checkIn))).toStrictEqual(checkIn);
  });

  it.each([
    ['with none of the optional fields', deployment],
    [
      'with every field',
      {
        ...deployment,
        ref: 'main',
        task: 'deploy',
        creator: 'ada',
        retired: true,
        url: 'https://h/runs/1',
        runId: '12345678901',
      },
    ],
  ])('a deployment %s comes back as it went in', (_, fact) => {
    expect(rowToDeployment(deploymentToRow(fact))).toStrictEqual(fact);
    expect(
      rowToDeployment({ ...deploymentToRow(fact), retired: 1 }).retired,
    ).toBe(true);
  });

  it('a repository comes back as it went in', () => {
    const repository = {
      id: 'h:1',
      host: 'h',
      slug: 'Acme/Thing',
      url: 'https://h/Acme/Thing',
      defaultBranch: 'main',
      archived: true,
    };
    expect(rowToRepository(repositoryToRow(repository))).toStrictEqual(
      repository,
    );
    expect(
      rowToRepository({ ...repositoryToRow(repository), archived: 0 }).archived,
    ).toBe(false);
  });

  it('a NUL character, which PostgreSQL refuses, is replaced', () => {
    expect(runToRow({ ...sparseRun, title: 'a\u0000b' }).title).toBe(
      'a\uFFFDb',
    );
  });
});
