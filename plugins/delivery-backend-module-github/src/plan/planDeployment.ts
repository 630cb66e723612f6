import type {
  DeployableService,
  Deployer,
  DeployerOptions,
  DeployPlan,
} from '@mainline/backstage-plugin-delivery-node';
import { inputNames, workflowFileOf, type DeployCall } from '../DeployCall';
import type { WorkflowFiles } from '../workflow/WorkflowFiles';
import { locateWorkflow } from './locateWorkflow';
import { environmentObstacle, obstacleIn } from './obstacleIn';

/** How a service's deploy workflow would be started, or why it can't be. */
export async function planDeployment(
  files: WorkflowFiles,
  service: DeployableService,
  environment: string,
  options: DeployerOptions = {},
): Promise<DeployPlan> {
  const location = locateWorkflow(service);
  if (!location.ok) return { possible: false, ...location.obstacle };

  const { repository, path } = location;
  const { host, slug, defaultBranch: branch } = repository;
  const reading = await files.read(repository, path, options);
  const judged = obstacleIn(reading, {
    path,
    repository: slug,
    branch,
    service: service.name,
  });
  if ('obstacle' in judged) return { possible: false, ...judged.obstacle };
  const { file } = judged;
  const obstacle = environmentObstacle(
    file,
    { path, repository: slug },
    environment,
  );
  if (obstacle) return { possible: false, ...obstacle };

  const call: DeployCall = {
    host,
    slug,
    repositoryId: repository.id,
    workflowPath: path,
    ref: branch,
    inputs: inputNames.filter(name => file.inputs.has(name)),
  };
  return {
    possible: true,
    workflow: {
      name: file.name ?? workflowFileOf(call),
      path,
      repository: slug,
      ref: branch,
      url: pageOf(repository.url, path),
    },
    claims: file.claims,
    call,
  };
}

/** The same from what is known already. */
export function targetOf(
  files: WorkflowFiles,
  service: DeployableService,
): ReturnType<Deployer['target']> {
  const location = locateWorkflow(service);
  if (!location.ok) {
    const { field: _, ...said } = location.obstacle;
    return { possible: false, ...said };
  }
  const { repository, path } = location;
  const url = pageOf(repository.url, path);
  const reading = files.known(repository, path);
  if (!reading) {
    const workflow = workflowFileOf({ workflowPath: path });
    return { possible: true, workflow, url, assumed: true };
  }

  const judged = obstacleIn(reading, {
    path,
    repository: repository.slug,
    branch: repository.defaultBranch,
    service: service.name,
  });
  if ('obstacle' in judged) {
    const { field: _, ...said } = judged.obstacle;
    return { possible: false, ...said };
  }
  return {
    possible: true,
    workflow: judged.file.name ?? workflowFileOf({ workflowPath: path }),
    url,
  };
}

/** The page that lists the workflow's runs. */
function pageOf(repositoryUrl: string, path: string): string {
  const file = workflowFileOf({ workflowPath: path });
  return `${repositoryUrl}/actions/workflows/${encodeURIComponent(file)}`;
}
