import { foldArtifacts } from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { artifactToRow, rowToArtifact, type ArtifactRow } from './rows';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Merges artifacts; the feed names each that says something new. */
export async function applyArtifacts(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{ changes: NewChange[] }> {
  const { tx, writes, repositoryId, facts } = options;
  const incoming = (facts.artifacts ?? []).filter(
    artifact => artifact.repositoryId === repositoryId,
  );
  const stored = await rowsWhereIn<ArtifactRow>({
    tx,
    table: 'artifacts',
    repositoryId,
    column: 'id',
    values: incoming.map(artifact => artifact.id),
  });
  const storedById = new Map(
    // PostgreSQL gives a size as text.
    stored.map(row => [row.id, artifactToRow(rowToArtifact(row))]),
  );
  const changed = foldArtifacts([...stored.map(rowToArtifact), ...incoming])
    .map(artifactToRow)
    .filter(row => {
      const before = storedById.get(row.id);
      return !before || !sameRow(row, before);
    });
  await writeRows({
    tx,
    writes,
    table: 'artifacts',
    key: ['repository_id', 'id'],
    rows: changed,
  });
  return {
    changes: changed.map(row => ({
      kind: 'artifact',
      ref: `${repositoryId}/${row.id}`,
    })),
  };
}
