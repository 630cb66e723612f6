import {
  foldDeployments,
  type Instant,
  type SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { deploymentToRow, rowToDeployment, type DeploymentRow } from './rows';
import { queriesByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Finds the deployments that facts speak of. */
export function queriesOfDeployments(
  tx: Knex,
  collected: FactsOfRepository[],
): Knex.QueryBuilder[] {
  return queriesByKey<DeploymentRow>(tx, {
    table: 'deployments',
    columns: ['repository_id', 'id'],
    keys: incomingDeployments(collected).map(({ repositoryId, id }) => [
      repositoryId,
      id,
    ]),
  });
}

function incomingDeployments(collected: FactsOfRepository[]): SeenDeployment[] {
  return collected.flatMap(({ repositoryId, facts }) =>
    (facts.deployments ?? []).filter(
      deployment => deployment.repositoryId === repositoryId,
    ),
  );
}

/** Merges deployments; the feed names each that says something new. */
export async function applyDeployments(options: {
  tx: Knex.Transaction;
  writes: Writes;
  collected: FactsOfRepository[];
  /** By {@link queriesOfDeployments}. */
  stored: DeploymentRow[];
}): Promise<{ changes: FactChange[]; news: Instant[] }> {
  const { tx, writes, collected, stored } = options;
  const incoming = incomingDeployments(collected);
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));
  const changed = foldDeployments([...stored.map(rowToDeployment), ...incoming])
    .map(deploymentToRow)
    .filter(row => {
      const before = storedByKey.get(keyOf(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
    writes,
    table: 'deployments',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    // No delivery tells of one that is only retired.
    news: changed
      .filter(row => row.state !== storedByKey.get(keyOf(row))?.state)
      .map(row => row.state_at),
    changes: changed.map(row => ({
      repositoryId: row.repository_id,
      kind: 'deployment',
      ref: `${row.repository_id}/${row.id}`,
    })),
  };
}

function keyOf(row: Pick<DeploymentRow, 'repository_id' | 'id'>): string {
  return `${row.id} ${row.repository_id}`;
}
