import type { WorkflowFact } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { id, optional, text } from './lenientFields';
import { workflowPath } from './workflowPath';

/** Without a state it could not be told whether it counts for mainline: such a body is left out. */
const body = z.object({
  id,
  state: text,
  name: optional(text),
  path: optional(text),
});

export function translateWorkflow(
  value: unknown,
  repository: { id: string },
): WorkflowFact | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const workflow = read.data;
  const path = workflowPath(workflow.path) ?? '';
  return {
    repositoryId: repository.id,
    id: workflow.id,
    name: workflow.name ?? (path || `workflow ${workflow.id}`),
    path,
    state: workflow.state,
  };
}
