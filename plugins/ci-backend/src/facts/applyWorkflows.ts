import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { workflowToRow, type WorkflowRow } from './rows';
import { queriesByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Finds the workflows that facts speak of. */
export function queriesOfWorkflows(
  tx: Knex,
  collected: FactsOfRepository[],
): Knex.QueryBuilder[] {
  const { mentioned, listed, gone } = spokenOf(collected);
  return queriesByKey<WorkflowRow>(tx, {
    table: 'workflows',
    columns: ['repository_id', 'id'],
    keys: [...mentioned, ...listed, ...gone].map(row => [
      row.repository_id,
      row.id,
    ]),
  });
}

function spokenOf(collected: FactsOfRepository[]) {
  return {
    mentioned: rowsOf(collected, 'mentionedWorkflows'),
    listed: rowsOf(collected, 'listedWorkflows'),
    gone: collected.flatMap(({ repositoryId, facts }) =>
      (facts.goneWorkflows ?? []).map(id => ({
        repository_id: repositoryId,
        id,
      })),
    ),
  };
}

/**
 * Stores workflows. What the source lists stands. What a delivery mentions is a hint: it is stored where nothing is
 * known, and where it says otherwise than the store the source is to be asked (`outdated`: ids of repositories).
 */
export async function applyWorkflows(options: {
  tx: Knex.Transaction;
  writes: Writes;
  collected: FactsOfRepository[];
  /** By {@link queriesOfWorkflows}. */
  stored: WorkflowRow[];
}): Promise<{ changes: FactChange[]; outdated: string[] }> {
  const { tx, writes, collected, stored } = options;
  const { mentioned, listed, gone } = spokenOf(collected);
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));
  const wanted = new Map(storedByKey);
  const outdated: string[] = [];
  for (const row of mentioned) {
    const known = wanted.get(keyOf(row));
    if (!known) wanted.set(keyOf(row), row);
    else if (!sameRow(row, known)) outdated.push(row.repository_id);
  }
  for (const row of listed) wanted.set(keyOf(row), row);
  for (const key of gone.map(keyOf)) {
    const known = wanted.get(key);
    if (known) wanted.set(key, { ...known, state: 'deleted' });
  }

  const changed = [...wanted.values()].filter(row => {
    const before = storedByKey.get(keyOf(row));
    return !before || !sameRow(row, before);
  });
  await writeRows({
    tx,
    writes,
    table: 'workflows',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    changes: changed.map(({ repository_id: repositoryId }) => ({
      repositoryId,
      kind: 'repository',
      ref: repositoryId,
    })),
    outdated,
  };
}

function rowsOf(
  collected: FactsOfRepository[],
  kind: 'mentionedWorkflows' | 'listedWorkflows',
): WorkflowRow[] {
  return collected.flatMap(({ repositoryId, facts }) =>
    (facts[kind] ?? [])
      .filter(workflow => workflow.repositoryId === repositoryId)
      .map(workflowToRow),
  );
}

function keyOf(row: Pick<WorkflowRow, 'repository_id' | 'id'>): string {
  return `${row.id} ${row.repository_id}`;
}
