import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { environmentToRow, type EnvironmentRow } from './rows';
import { sameRow, writeRows } from './writeRows';

/** Stores the environments as the source listed them now: one that is not listed is there no longer. */
export async function applyEnvironments(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{ changes: NewChange[] }> {
  const { tx, writes, repositoryId, facts } = options;
  if (!facts.listedEnvironments) return { changes: [] };
  const listed = facts.listedEnvironments
    .filter(environment => environment.repositoryId === repositoryId)
    .map(environmentToRow);
  const stored = await tx<EnvironmentRow>('environments')
    .where({ repository_id: repositoryId })
    .select();
  const storedById = new Map(stored.map(row => [row.id, row]));
  const changed = listed.filter(row => {
    const before = storedById.get(row.id);
    return !before || !sameRow(row, before);
  });
  const ids = new Set(listed.map(row => row.id));
  const gone = stored.filter(row => !ids.has(row.id));
  for (const { id } of gone) {
    await tx<EnvironmentRow>('environments')
      .where({ repository_id: repositoryId, id })
      .delete();
  }
  await writeRows({
    tx,
    writes,
    table: 'environments',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    changes: [...changed, ...gone].map(row => ({
      kind: 'environment',
      ref: `${repositoryId}/${row.id}`,
    })),
  };
}
