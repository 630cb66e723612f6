import type {
  ArtifactFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import {
  orNull,
  present,
  storable,
  type StoredBigInt,
  type StoredBoolean,
} from './stored';

/** One artifact in the table `artifacts`. */
export interface ArtifactRow {
  repository_id: string;
  id: string;
  run_id: string | null;
  head_sha: string | null;
  name: string;
  size_bytes: StoredBigInt;
  digest: string | null;
  created_at: Instant;
  expires_at: Instant | null;
  expired: StoredBoolean;
}

export function rowToArtifact(row: ArtifactRow): ArtifactFact {
  return present<ArtifactFact>({
    repositoryId: row.repository_id,
    id: row.id,
    runId: row.run_id,
    headSha: row.head_sha,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    digest: row.digest,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    expired: Boolean(row.expired),
  });
}

export function artifactToRow(artifact: ArtifactFact): ArtifactRow {
  return storable({
    repository_id: artifact.repositoryId,
    id: artifact.id,
    run_id: orNull(artifact.runId),
    head_sha: orNull(artifact.headSha),
    name: artifact.name,
    size_bytes: artifact.sizeBytes,
    digest: orNull(artifact.digest),
    created_at: artifact.createdAt,
    expires_at: orNull(artifact.expiresAt),
    expired: artifact.expired,
  });
}
