import { foldJobs } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { jobToRow, rowToJob, type JobRow } from './rows';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Merges jobs; the feed names the attempt whose jobs changed. */
export async function applyJobs(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{ changes: NewChange[] }> {
  const { tx, repositoryId, facts } = options;
  const incoming = (facts.jobs ?? []).filter(
    job => job.repositoryId === repositoryId,
  );
  const stored = await rowsWhereIn<JobRow>({
    tx,
    table: 'jobs',
    repositoryId,
    column: 'id',
    values: incoming.map(job => job.id),
  });
  const storedById = new Map(stored.map(row => [row.id, row]));
  const changed = foldJobs([...stored.map(rowToJob), ...incoming])
    .map(jobToRow)
    .filter(row => {
      const before = storedById.get(row.id);
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
      kind: 'job',
      ref: `${repositoryId}/${row.run_id}/${row.attempt}`,
    })),
  };
}
