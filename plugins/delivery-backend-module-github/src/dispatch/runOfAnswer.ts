import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import { z } from 'zod';
import { runId } from '../run/runId';

const detailsSchema = z.object({
  workflow_run_id: runId,
  html_url: z.string().optional().catch(undefined),
});

/** The run that a dispatch with `return_run_details` told. */
export function runOfAnswer(
  data: unknown,
  repositoryId: string,
): DeploymentRun | undefined {
  const details = detailsSchema.safeParse(data);
  if (!details.success) return undefined;
  const { workflow_run_id: id, html_url: url } = details.data;
  return { repositoryId, id, attempt: 1, url };
}
