import {
  foldRuns,
  settleContradiction,
  type Instant,
  type RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { AttemptKey, FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { rowToRun, runToRow, type RunFactRow, type RunRow } from './rows';
import { queriesByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Finds the attempts of the runs that facts speak of. */
export function queriesOfRuns(
  tx: Knex,
  collected: FactsOfRepository[],
): Knex.QueryBuilder[] {
  const { incoming, settled } = spokenOf(collected);
  return queriesByKey<RunRow>(tx, {
    table: 'runs',
    columns: ['repository_id', 'id'],
    keys: [...incoming, ...settled].map(({ repositoryId, id }) => [
      repositoryId,
      id,
    ]),
  });
}

function spokenOf(collected: FactsOfRepository[]) {
  return {
    incoming: incomingRuns(collected),
    settled: collected.flatMap(({ repositoryId, facts }) =>
      (facts.settled ?? []).map(entry => ({ ...entry, repositoryId })),
    ),
  };
}

/** Each of the repository that it was learned of. */
export function incomingRuns(collected: FactsOfRepository[]): RunFact[] {
  return collected.flatMap(({ repositoryId, facts }) =>
    (facts.runs ?? []).filter(run => run.repositoryId === repositoryId),
  );
}

/** Merges runs, settles contradictions, and keeps `newest` at the highest attempt of each run. */
export async function applyRuns(options: {
  tx: Knex.Transaction;
  writes: Writes;
  collected: FactsOfRepository[];
  /** By {@link queriesOfRuns}. */
  stored: RunRow[];
  at: Instant;
}): Promise<{
  changes: FactChange[];
  contradicted: string[];
  news: Instant[];
  /** The rows that changed, as they were and as they are. */
  touched: RunFactRow[];
}> {
  const { tx, writes, collected, stored, at } = options;
  const { incoming, settled } = spokenOf(collected);
  const storedByKey = new Map(stored.map(row => [keyOfRow(row), row]));

  const answers = new Map(settled.map(entry => [keyOf(entry), entry]));
  const folded = foldRuns([...stored.map(rowToRun), ...incoming]).map(run => {
    const entry = answers.get(keyOf(run));
    return entry ? settleContradiction(run, entry.answer) : run;
  });

  const highest = highestAttempts(folded);
  const changed = folded
    .map(run => ({
      ...runToRow(run),
      newest: run.attempt === highest.get(runOf(run)),
    }))
    .filter(row => {
      const before = storedByKey.get(keyOfRow(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
    writes,
    table: 'runs',
    key: ['repository_id', 'id', 'attempt'],
    rows: changed,
  });
  for (const { repositoryId, facts } of collected) {
    const attempts = facts.jobsRead ?? [];
    await markJobsRead({ tx, writes, repositoryId, attempts, at });
  }

  return {
    changes: changed.map(row => ({
      repositoryId: row.repository_id,
      kind: 'run',
      ref: `${row.repository_id}/${row.id}/${row.attempt}`,
    })),
    news: changed
      .filter(row => isNews(row, storedByKey.get(keyOfRow(row))))
      .map(row => row.updated_at),
    contradicted: changed
      .map(rowToRun)
      .filter(run => run.contradiction?.resolvedBy === 'pending')
      .map(run => run.repositoryId),
    touched: changed.flatMap(row => [
      row,
      storedByKey.get(keyOfRow(row)) ?? row,
    ]),
  };
}

type RunState = Pick<RunRow, 'status' | 'conclusion' | 'updated_at'>;

/** Whether it says what a delivery would have told: none is sent where only the instant of the last update moves, as with every job. */
function isNews(row: RunState, before: RunState | undefined): boolean {
  return (
    before === undefined ||
    (row.updated_at > before.updated_at &&
      (row.status !== before.status || row.conclusion !== before.conclusion))
  );
}

type OfRepository<Key> = Key & { repositoryId: string };

function keyOf(attempt: OfRepository<AttemptKey>): string {
  return `${attempt.attempt} ${runOf(attempt)}`;
}

function keyOfRow(
  row: Pick<RunRow, 'repository_id' | 'id' | 'attempt'>,
): string {
  return keyOf({ ...row, repositoryId: row.repository_id });
}

function runOf({ id, repositoryId }: OfRepository<{ id: string }>): string {
  return `${id} ${repositoryId}`;
}

function highestAttempts(runs: RunFact[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const run of runs) {
    const key = runOf(run);
    highest.set(key, Math.max(run.attempt, highest.get(key) ?? 0));
  }
  return highest;
}

async function markJobsRead(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  attempts: AttemptKey[];
  at: Instant;
}): Promise<void> {
  const { tx, writes, repositoryId, attempts, at } = options;
  if (attempts.length === 0) return;
  await writes.add(
    'runs',
    tx<RunRow>('runs')
      .where({ repository_id: repositoryId })
      .whereIn(
        ['id', 'attempt'],
        attempts.map(({ id, attempt }) => [id, attempt]),
      )
      .update({ jobs_read_at: at }),
  );
}
