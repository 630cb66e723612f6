import { foldJobs } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { jobToRow, rowToJob, type JobRow } from './rows';
import { rowsByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Merges jobs; the feed names the attempt whose jobs changed. */
export async function applyJobs(options: {
  tx: Knex.Transaction;
  collected: FactsOfRepository[];
}): Promise<{ changes: FactChange[] }> {
  const { tx, collected } = options;
  const incoming = collected.flatMap(({ repositoryId, facts }) =>
    (facts.jobs ?? []).filter(job => job.repositoryId === repositoryId),
  );
  const stored = await rowsByKey<JobRow>({
    tx,
    table: 'jobs',
    columns: ['repository_id', 'id'],
    keys: incoming.map(({ repositoryId, id }) => [repositoryId, id]),
  });
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));
  const changed = foldJobs([...stored.map(rowToJob), ...incoming])
    .map(jobToRow)
    .filter(row => {
      const before = storedByKey.get(keyOf(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
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
