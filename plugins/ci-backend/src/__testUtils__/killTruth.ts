import type { FakePayload, FakeRepository } from './FakeSource';
import {
  aCheckIn,
  aDeployment,
  aJob,
  aPullRequest,
  aRepository,
  aRun,
  at,
  aTruth,
} from './facts';

const count = 30;

/** What the source of the kill tests knows: thirty builds, each with a job and a deployment; ten pull requests and three branches. */
export function killTruth(): FakeRepository {
  const numbers = Array.from({ length: count }, (_, n) => n + 1);
  return aTruth({
    runs: numbers.map(n =>
      aRun({ id: `${n}`, number: n, headSha: `sha-${n}`, createdAt: at(n) }),
    ),
    jobs: numbers.map(n => aJob({ id: `${n}`, runId: `${n}` })),
    checkIns: numbers.map(n =>
      aCheckIn({ sha: `sha-${n}`, reachedMainlineAt: at(n) }),
    ),
    pullRequests: numbers
      .filter(n => n % 3 === 0)
      .map(n =>
        aPullRequest({ number: n, mergeSha: `sha-${n}`, mergedAt: at(n) }),
      ),
    branches: ['one', 'two', 'three'].map(name => ({
      name,
      sha: `head-${name}`,
      commits: [{ sha: `head-${name}`, authoredAt: at(0), parents: 1 }],
    })),
    deployments: numbers.map(n =>
      aDeployment({
        id: `${n}`,
        sha: `sha-${n}`,
        createdAt: at(n),
        runId: `${n}`,
      }),
    ),
  });
}

/** What was delivered of them: every second build, its job and its deployment. */
export function killDeliveries(): FakePayload[] {
  const truth = killTruth();
  return truth.runs
    .filter(run => run.number % 2 === 0)
    .map(run => ({
      repository: aRepository(),
      runs: [run],
      jobs: truth.jobs.filter(job => job.runId === run.id),
      deployments: truth.deployments.filter(made => made.runId === run.id),
    }));
}
