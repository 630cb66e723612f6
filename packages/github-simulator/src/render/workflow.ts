import { Schemas } from '../served/ServedGithub';
import { Repository, Workflow } from '../world';
import { nodeId } from './nodeId';
import { slugOf } from './repository';
import { isoSeconds } from './time';

export function renderWorkflow(
  base: string,
  repository: Repository,
  workflow: Workflow,
): Schemas['workflow'] {
  const slug = slugOf(repository);
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
    created_at: isoSeconds(workflow.createdAt),
    updated_at: isoSeconds(workflow.updatedAt),
    url: `${base}/repos/${slug}/actions/workflows/${workflow.id}`,
    html_url: `${base}/${slug}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${base}/${slug}/workflows/${encodeURIComponent(
      workflow.name,
    )}/badge.svg`,
  };
}
