import {
  foldDeployments,
  type Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { FactsOfRepository } from './CollectedFacts';
import type { FactChange } from './FactChange';
import { deploymentToRow, rowToDeployment, type DeploymentRow } from './rows';
import { rowsByKey } from './rowsByKey';
import { sameRow, writeRows } from './writeRows';

/** Merges deployments; the feed names each that says something new. */
export async function applyDeployments(options: {
  tx: Knex.Transaction;
  collected: FactsOfRepository[];
}): Promise<{ changes: FactChange[]; news: Instant[] }> {
  const { tx, collected } = options;
  const incoming = collected.flatMap(({ repositoryId, facts }) =>
    (facts.deployments ?? []).filter(
      deployment => deployment.repositoryId === repositoryId,
    ),
  );
  const stored = await rowsByKey<DeploymentRow>({
    tx,
    table: 'deployments',
    columns: ['repository_id', 'id'],
    keys: incoming.map(({ repositoryId, id }) => [repositoryId, id]),
  });
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]));
  const changed = foldDeployments([...stored.map(rowToDeployment), ...incoming])
    .map(deploymentToRow)
    .filter(row => {
      const before = storedByKey.get(keyOf(row));
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
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
