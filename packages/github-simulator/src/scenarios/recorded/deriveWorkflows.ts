import { Schemas } from '../../served/ServedGithub';

type Workflow = Schemas['workflow'];

/**
 * The recorded workflows of a repository, the newest row of each, and those that are known from runs alone.
 * Where rows of one workflow are equally old, an active one is the one that the recording left behind.
 */
export function deriveWorkflows(
  recorded: Workflow[],
  runs: Schemas['workflow-run'][],
): { workflows: Workflow[]; supplied: number[] } {
  const byId = new Map<number, Workflow>();
  for (const workflow of recorded) {
    const known = byId.get(workflow.id);
    if (
      !known ||
      Date.parse(workflow.updated_at) > Date.parse(known.updated_at)
    ) {
      byId.set(workflow.id, workflow);
    }
  }
  const supplied: number[] = [];
  for (const run of runs) {
    if (byId.has(run.workflow_id)) continue;
    supplied.push(run.workflow_id);
    byId.set(run.workflow_id, supplyWorkflow(run));
  }
  return { workflows: [...byId.values()], supplied };
}

function supplyWorkflow(run: Schemas['workflow-run']): Workflow {
  const name = run.name ?? String(run.workflow_id);
  const path =
    run.path ??
    `.github/workflows/${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yml`;
  const { url, html_url: page } = run.repository;
  return {
    id: run.workflow_id,
    node_id: `W_supplied_${run.workflow_id}`,
    name,
    path,
    state: 'active',
    created_at: run.created_at,
    updated_at: run.created_at,
    url: `${url}/actions/workflows/${run.workflow_id}`,
    html_url: `${page}/blob/${run.head_branch ?? 'main'}/${path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(name)}/badge.svg`,
  };
}
