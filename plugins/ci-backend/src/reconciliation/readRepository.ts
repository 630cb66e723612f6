import type { RepositoryRow } from '../facts';
import { isHistoryLeft } from './backfill/isHistoryLeft';
import { free } from './claimRepository';
import { completeReading } from './completeReading';
import { dayMs, dayOf, plusMs } from './instants';
import { markToldJobs } from './markToldJobs';
import { readCheckIns } from './readCheckIns';
import { readDeployments } from './readDeployments';
import { readDueJobs } from './readDueJobs';
import { readEarlierAttempts } from './readEarlierAttempts';
import { readRuns } from './readRuns';
import { readUnfinishedRuns } from './readUnfinishedRuns';
import { readDueWorkflows, readUnknownWorkflows } from './readWorkflows';
import type { Reading } from './Reading';
import { settleContradictions } from './settleContradictions';
import { readWork } from './work/readWork';

/**
 * Everything that a reading does, in order. `complete_up_to` moves only when all that verdicts rest on was read:
 * workflows, runs and their attempts, check-ins, deployments. An error part-way leaves it where it was.
 *
 * Jobs come after it, and how work came to mainline: there may be hundreds of them to read when a repository is new, no
 * verdict waits for them, and the store remembers which were read. They wait for a later reading as long as other
 * repositories wait for their first; one that goes on with them lists nothing again. Answers whether some are left.
 */
export async function readRepository(
  reading: Reading,
  row: RepositoryRow,
): Promise<{ left: boolean }> {
  if (!goesOn(reading, row)) await readWhatVerdictsRestOn(reading, row);

  if (await doOthersWaitForTheirFirst(reading)) return { left: true };
  // What is due now is of the past, mostly.
  if (row.complete_up_to === null || isHistoryLeft(row)) {
    reading.beginBackfill();
  }
  await markToldJobs(reading);
  const jobsLeft = await readDueJobs(reading, row);
  const workLeft = await readWork(reading, row);
  return { left: jobsLeft || workLeft };
}

/** Whether the last reading was just now, left something, and nothing has asked for another since. */
function goesOn(reading: Reading, row: RepositoryRow): boolean {
  const { startedAt, completeUpTo, settings } = reading.options;
  return (
    Boolean(row.goes_on) &&
    completeUpTo !== undefined &&
    completeUpTo > plusMs(startedAt, -settings.activeIntervalMs)
  );
}

async function readWhatVerdictsRestOn(
  reading: Reading,
  row: RepositoryRow,
): Promise<void> {
  const { knex, token, startedAt, window, settings, clock, onFactsChanged } =
    reading.options;
  const repositoryId = reading.repository.id;

  // First: its answer tells whether the name still stands for this repository.
  const runs = await readRuns(reading, {
    validator: row.runs_validator ?? undefined,
    validatedSince: row.runs_validated_since ?? undefined,
  });
  const areWorkflowsListed = await readDueWorkflows(reading, row);
  if (!areWorkflowsListed) await readUnknownWorkflows(reading);
  await readUnfinishedRuns(reading);
  await readEarlierAttempts(reading, window.since);
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
    since: window.since,
    historySince: dayOf(plusMs(startedAt, -settings.historyDays * dayMs)),
    runs,
    checkInsValidator,
    deploymentsValidator,
    foundUntold: reading.foundUntold,
    now: clock().toISOString(),
  });
  if (completed.changed) onFactsChanged([repositoryId]);
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
