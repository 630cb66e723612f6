import type { WorkflowFact } from '@mainline/backstage-plugin-ci-common';
import { storable } from './stored';

/** One workflow in the table `workflows`. */
export interface WorkflowRow {
  repository_id: string;
  id: string;
  name: string;
  path: string;
  state: string;
}

export function rowToWorkflow(row: WorkflowRow): WorkflowFact {
  return {
    repositoryId: row.repository_id,
    id: row.id,
    name: row.name,
    path: row.path,
    state: row.state,
  };
}

export function workflowToRow(workflow: WorkflowFact): WorkflowRow {
  return storable({
    repository_id: workflow.repositoryId,
    id: workflow.id,
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
  });
}
