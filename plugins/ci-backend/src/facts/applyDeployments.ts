import {
  foldDeployments,
  type Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { deploymentToRow, rowToDeployment, type DeploymentRow } from './rows';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Merges deployments; the feed names each that says something new. */
export async function applyDeployments(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{ changes: NewChange[]; news: Instant[] }> {
  const { tx, repositoryId, facts } = options;
  const incoming = (facts.deployments ?? []).filter(
    deployment => deployment.repositoryId === repositoryId,
  );
  const stored = await rowsWhereIn<DeploymentRow>({
    tx,
    table: 'deployments',
    repositoryId,
    column: 'id',
    values: incoming.map(deployment => deployment.id),
  });
  const storedById = new Map(stored.map(row => [row.id, row]));
  const changed = foldDeployments([...stored.map(rowToDeployment), ...incoming])
    .map(deploymentToRow)
    .filter(row => {
      const before = storedById.get(row.id);
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
      .filter(row => row.state !== storedById.get(row.id)?.state)
      .map(row => row.state_at),
    changes: changed.map(row => ({
      kind: 'deployment',
      ref: `${repositoryId}/${row.id}`,
    })),
  };
}
