import { foldJobs, type JobFact } from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { jobToRow, rowToJob, type JobRow } from './rows';
import { queriesByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Finds the jobs that facts speak of. */
export function queriesOfJobs(
  tx: Knex,
  collected: FactsOfRepository[],
): Knex.QueryBuilder[] {
  return queriesByKey<JobRow>(tx, {
    table: 'jobs',
    columns: ['repository_id', 'id'],
    keys: incomingJobs(collected).map(({ repositoryId, id }) => [
      repositoryId,
      id,
    ]),
  });
}

function incomingJobs(collected: FactsOfRepository[]): JobFact[] {
  return collected.flatMap(({ repositoryId, facts }) =>
    (facts.jobs ?? []).filter(job => job.repositoryId === repositoryId),
  );
}

/** Merges jobs; the feed names the attempt whose jobs changed. */
export async function applyJobs(options: {
  tx: Knex.Transaction;
  writes: Writes;
  collected: FactsOfRepository[];
  /** By {@link queriesOfJobs}. */
  stored: JobRow[];
}): Promise<{ changes: FactChange[] }> {
  const { tx, writes, collected, stored } = options;
  const incoming = incomingJobs(collected);
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));
  const changed = foldJobs([...stored.map(rowToJob), ...incoming])
    .map(jobToRow)
    .filter(row => {
      const before = storedByKey.get(keyOf(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
    writes,
    table: 'jobs',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    changes: changed.map(row => ({
      repositoryId: row.repository_id,
      kind: 'job',
      ref: `${row.repository_id}/${row.run_id}/${row.attempt}`,
    })),
  };
}

function keyOf(row: Pick<JobRow, 'repository_id' | 'id'>): string {
  return `${row.id} ${row.repository_id}`;
}
