import type { SeenDeployment } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { id, instant, optional, text } from './lenientFields';

const body = z.object({
  id,
  sha: text,
  environment: text,
  original_environment: optional(text),
  ref: optional(text),
  task: optional(text),
  creator: optional(z.object({ login: text })),
  created_at: instant,
});

/**
 * A deployment of REST or of a webhook's payload, as it is before anybody says how it goes: `pending` from its beginning.
 * Undefined without id, commit, environment or instant. A status may move it to another environment: this one is where it
 * began.
 *
 * @param runId - the run that made it, where the payload says it
 */
export function translateDeployment(
  value: unknown,
  repository: { id: string },
  runId?: string,
): SeenDeployment | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const deployment = read.data;
  return {
    repositoryId: repository.id,
    id: deployment.id,
    environment: deployment.original_environment ?? deployment.environment,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    creator: deployment.creator?.login,
    createdAt: deployment.created_at,
    state: 'pending',
    stateAt: deployment.created_at,
    runId,
  };
}
