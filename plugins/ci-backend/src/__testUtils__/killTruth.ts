import type { FakePayload, FakeRepository } from './FakeSource';
import {
  aCheckIn,
  aDeployment,
  aJob,
  aRepository,
  aRun,
  at,
  aTruth,
} from './facts';

const count = 30;

/** What the source of the kill tests knows: thirty builds, each with a job and a deployment. */
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
