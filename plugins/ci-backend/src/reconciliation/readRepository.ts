import type { RepositoryRow } from '../facts';
import { free } from './claimRepository';
import { completeReading } from './completeReading';
import { readCheckIns } from './readCheckIns';
import { readDeployments } from './readDeployments';
import { readDueJobs } from './readDueJobs';
import { readEarlierAttempts } from './readEarlierAttempts';
import { readRuns } from './readRuns';
import { readUnfinishedRuns } from './readUnfinishedRuns';
import { readWorkflows } from './readWorkflows';
import type { Reading } from './Reading';
import { settleContradictions } from './settleContradictions';
import { readWork } from './work/readWork';

/**
 * Everything that a reading does, in order. `complete_up_to` moves only when all that verdicts rest on was read:
 * workflows, runs and their attempts, check-ins, deployments. An error part-way leaves it where it was.
 *
 * Jobs come after it, and how work came to mainline: there may be hundreds of them to read when a repository is new, no
 * verdict waits for them, and the store remembers which were read. They wait for a later reading as long as other
 * repositories wait for their first. Answers whether some are left.
 */
export async function readRepository(
  reading: Reading,
  row: RepositoryRow,
): Promise<{ left: boolean }> {
  const { knex, token, startedAt, clock, onFactsChanged } = reading.options;
  const repositoryId = reading.repository.id;

  // First: its answer tells whether the name still stands for this repository.
  const runsValidator = await readRuns(
    reading,
    row.runs_validator ?? undefined,
  );
  await readWorkflows(reading);
  await readUnfinishedRuns(reading);
  await readEarlierAttempts(reading);
  await settleContradictions(reading);
  const checkInsValidator = await readCheckIns(reading, row);
  const deploymentsValidator = await readDeployments(
    reading,
    row.deployments_validator ?? undefined,
  );
  const completed = await completeReading({
    knex,
    repositoryId,
    token,
    completeUpTo: startedAt,
    since: reading.options.window.since,
    runsValidator,
    checkInsValidator,
    deploymentsValidator,
    now: clock().toISOString(),
  });
  if (completed.changed) onFactsChanged([repositoryId]);

  if (await doOthersWaitForTheirFirst(reading)) return { left: true };
  const jobsLeft = await readDueJobs(reading, row);
  const workLeft = await readWork(reading, row);
  return { left: jobsLeft || workLeft };
}

/** Whether a repository that nobody reads now was never read to its end, and could be. */
async function doOthersWaitForTheirFirst({
  options: { knex, clock },
}: Reading): Promise<boolean> {
  const now = clock().toISOString();
  const waiting = await knex<RepositoryRow>('repositories')
    .whereNull('complete_up_to')
    .where('next_read_at', '<=', now)
    .where(free(now))
    .first('id');
  return waiting !== undefined;
}
