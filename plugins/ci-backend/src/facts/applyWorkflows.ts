import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { workflowToRow, type WorkflowRow } from './rows';
import { sameRow, writeRows } from './writeRows';

/**
 * Stores workflows. What the source lists stands. What a delivery mentions is a hint: it is stored where nothing is
 * known, and where it says otherwise than the store the source is to be asked (`outdated`).
 */
export async function applyWorkflows(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{ changes: NewChange[]; outdated: boolean }> {
  const { tx, repositoryId, facts } = options;
  const mentioned = facts.mentionedWorkflows ?? [];
  const listed = facts.listedWorkflows ?? [];
  const gone = new Set(facts.goneWorkflows ?? []);
  if (mentioned.length + listed.length + gone.size === 0) {
    return { changes: [], outdated: false };
  }

  const stored = await tx<WorkflowRow>('workflows')
    .where({ repository_id: repositoryId })
    .select();
  const wanted = new Map(stored.map(row => [row.id, row]));
  let outdated = false;
  for (const row of mentioned.map(workflowToRow)) {
    if (row.repository_id !== repositoryId) continue;
    const known = wanted.get(row.id);
    if (!known) wanted.set(row.id, row);
    else if (!sameRow(row, known)) outdated = true;
  }
  for (const row of listed.map(workflowToRow)) {
    if (row.repository_id === repositoryId) wanted.set(row.id, row);
  }
  for (const id of gone) {
    const known = wanted.get(id);
    if (known) wanted.set(id, { ...known, state: 'deleted' });
  }

  const storedById = new Map(stored.map(row => [row.id, row]));
  const changed = [...wanted.values()].filter(row => {
    const before = storedById.get(row.id);
    return !before || !sameRow(row, before);
  });
  await writeRows({
    tx,
    table: 'workflows',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    changes:
      changed.length > 0 ? [{ kind: 'repository', ref: repositoryId }] : [],
    outdated,
  };
}
