import type {
  ArtifactFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToArtifact, type ArtifactRow } from '../../facts';

/** What a run uploaded, by name, the newest of a name first. The source is not asked whether one has expired: its time has come. */
export async function readArtifacts(
  knex: Knex,
  run: { repositoryId: string; id: string },
  now: Instant,
): Promise<ArtifactFact[]> {
  const rows = await knex<ArtifactRow>('artifacts')
    .where({ repository_id: run.repositoryId, run_id: run.id })
    .orderBy([
      { column: 'name' },
      { column: 'created_at', order: 'desc' },
      { column: 'id' },
    ])
    .select();
  return rows.map(rowToArtifact).map(artifact => ({
    ...artifact,
    expired:
      artifact.expired ||
      (artifact.expiresAt !== undefined && artifact.expiresAt <= now),
  }));
}
