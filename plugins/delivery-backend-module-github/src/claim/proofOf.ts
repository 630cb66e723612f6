import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import { z } from 'zod';

const number = z
  .union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,19}$/)])
  .transform(String);

/** From GitHub's documentation ("OpenID Connect reference"); numbers are told as text there. */
const claimsSchema = z.object({
  repository: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  repository_id: number,
  run_id: number,
  run_attempt: number.transform(Number).pipe(z.number().int().max(100_000)),
  workflow_ref: z.string(),
  ref: z.string().min(1),
  environment: z.string().min(1).optional(),
});

/** What the claims of a token that was checked prove; undefined where they are not those of a run. */
export function proofOf(
  payload: unknown,
  host: string,
): ClaimProof | undefined {
  const read = claimsSchema.safeParse(payload);
  if (!read.success) return undefined;
  const claims = read.data;
  const workflowPath = pathOf(claims.workflow_ref, claims.repository);
  if (!workflowPath) return undefined;
  return {
    host,
    repository: claims.repository,
    repositorySourceId: claims.repository_id,
    runId: claims.run_id,
    runAttempt: claims.run_attempt,
    workflowPath,
    ref: claims.ref,
    environment: claims.environment,
  };
}

/** `acme/catalog/.github/workflows/deploy.yml@refs/heads/main`: between the repository and the ref, either of which may hold an `@`. */
function pathOf(workflowRef: string, repository: string): string | undefined {
  const prefix = `${repository}/`;
  if (!workflowRef.toLowerCase().startsWith(prefix.toLowerCase())) {
    return undefined;
  }
  const [path, ref] = workflowRef.slice(prefix.length).split(/@(?=refs\/)/, 2);
  return ref && path ? path : undefined;
}
