import {
  foldRuns,
  settleContradiction,
  type Instant,
  type RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { AttemptKey, CollectedFacts } from './CollectedFacts';
import { rowToRun, runToRow, type RunFactRow, type RunRow } from './rows';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Merges runs, settles contradictions, and keeps `newest` at the highest attempt of each run. */
export async function applyRuns(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
  at: Instant;
}): Promise<{
  changes: NewChange[];
  contradicted: boolean;
  /** The rows that changed, as they were and as they are. */
  touched: RunFactRow[];
}> {
  const { tx, repositoryId, facts, at } = options;
  const incoming = (facts.runs ?? []).filter(
    run => run.repositoryId === repositoryId,
  );
  const settled = facts.settled ?? [];
  const stored = await rowsWhereIn<RunRow>({
    tx,
    table: 'runs',
    repositoryId,
    column: 'id',
    values: [...incoming, ...settled].map(run => run.id),
  });
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));

  const answers = new Map(settled.map(entry => [keyOf(entry), entry]));
  const folded = foldRuns([...stored.map(rowToRun), ...incoming]).map(run => {
    const entry = answers.get(keyOf(run));
    return entry ? settleContradiction(run, entry.answer) : run;
  });

  const highest = highestAttempts(folded);
  const changed = folded
    .map(run => ({
      ...runToRow(run),
      newest: run.attempt === highest.get(run.id),
    }))
    .filter(row => {
      const before = storedByKey.get(keyOf(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
    table: 'runs',
    key: ['repository_id', 'id', 'attempt'],
    rows: changed,
  });
  await markJobsRead({ tx, repositoryId, attempts: facts.jobsRead ?? [], at });

  return {
    changes: changed.map(row => ({
      kind: 'run',
      ref: `${repositoryId}/${row.id}/${row.attempt}`,
    })),
    contradicted: changed
      .map(rowToRun)
      .some(run => run.contradiction?.resolvedBy === 'pending'),
    touched: changed.flatMap(row => [row, storedByKey.get(keyOf(row)) ?? row]),
  };
}

function keyOf(attempt: AttemptKey): string {
  return `${attempt.attempt} ${attempt.id}`;
}

function highestAttempts(runs: RunFact[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { id, attempt } of runs) {
    highest.set(id, Math.max(attempt, highest.get(id) ?? 0));
  }
  return highest;
}

async function markJobsRead(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  attempts: AttemptKey[];
  at: Instant;
}): Promise<void> {
  for (const { id, attempt } of options.attempts) {
    await options
      .tx<RunRow>('runs')
      .where({ repository_id: options.repositoryId, id, attempt })
      .update({ jobs_read_at: options.at });
  }
}
