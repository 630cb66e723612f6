import { Schemas } from '../../served/ServedGithub';
import { ServedRun } from '../../served/ServedRun';

/** A row of the recordings in a list: it is told as it is. */
export function recordedRun(row: Schemas['workflow-run']): ServedRun {
  return {
    id: Number(row.id),
    workflowId: row.workflow_id,
    actor: row.actor?.login,
    branch: row.head_branch,
    event: row.event,
    status: row.status,
    conclusion: row.conclusion,
    headSha: row.head_sha,
    checkSuiteId:
      row.check_suite_id === undefined ? undefined : Number(row.check_suite_id),
    createdAt: Date.parse(row.created_at),
    render: () => row,
  };
}
