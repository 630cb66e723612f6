import { Schemas } from '../served/ServedGithub';
import { Deployment, DeploymentStatus, Repository } from '../world';
import { renderAccount } from './account';
import { nodeId } from './nodeId';
import { slugOf } from './repository';
import { isoSeconds } from './time';

export function renderDeployment(
  base: string,
  repository: Repository,
  deployment: Deployment,
) {
  const api = `${base}/repos/${slugOf(repository)}`;
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description ?? null,
    creator: renderAccount(base, deployment.creator),
    created_at: isoSeconds(deployment.createdAt),
    updated_at: isoSeconds(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: api,
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
    performed_via_github_app: null,
  } satisfies Schemas['deployment'];
}

export function renderDeploymentStatus(
  base: string,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
) {
  const api = `${base}/repos/${slugOf(repository)}`;
  const parent = `${api}/deployments/${deployment.id}`;
  const { run, jobId } = deployment.madeBy ?? {};
  const logUrl = run
    ? `${base}/${slugOf(repository)}/actions/runs/${run.id}/job/${jobId}`
    : status.logUrl;
  return {
    url: `${parent}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: renderAccount(base, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: logUrl,
    created_at: isoSeconds(status.createdAt),
    updated_at: isoSeconds(status.createdAt),
    deployment_url: parent,
    repository_url: api,
    environment_url: status.environmentUrl,
    log_url: logUrl,
    performed_via_github_app: null,
  } satisfies Schemas['deployment-status'];
}
