import type {
  ArtifactFact,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { count, id, instant, optional, text } from './lenientFields';

const body = z.object({
  id,
  name: text,
  created_at: instant,
  size_in_bytes: count.catch(0),
  expired: z.boolean().catch(false),
  expires_at: optional(instant),
  digest: optional(text),
  workflow_run: optional(
    z.object({ id: optional(id), head_sha: optional(text) }),
  ),
});

/** An entry of `GET /repos/{owner}/{repo}/actions/artifacts`; undefined without its id, its name or its creation. */
export function translateArtifact(
  value: unknown,
  repository: Pick<RepositoryFact, 'id'>,
): ArtifactFact | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const artifact = read.data;
  return {
    repositoryId: repository.id,
    id: artifact.id,
    runId: artifact.workflow_run?.id,
    headSha: artifact.workflow_run?.head_sha,
    name: artifact.name,
    sizeBytes: artifact.size_in_bytes,
    digest: artifact.digest,
    createdAt: artifact.created_at,
    expiresAt: artifact.expires_at,
    expired: artifact.expired,
  };
}
