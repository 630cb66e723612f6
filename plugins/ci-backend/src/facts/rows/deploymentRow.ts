import type {
  Instant,
  SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import { orNull, present, storable, type StoredBoolean } from './stored';

/** One deployment in the table `deployments`. */
export interface DeploymentRow {
  repository_id: string;
  id: string;
  environment: string;
  sha: string;
  ref: string | null;
  task: string | null;
  creator: string | null;
  created_at: Instant;
  state: string;
  state_at: Instant;
  retired: StoredBoolean;
  url: string | null;
  run_id: string | null;
}

export function rowToDeployment(row: DeploymentRow): SeenDeployment {
  return present<SeenDeployment>({
    repositoryId: row.repository_id,
    id: row.id,
    environment: row.environment,
    sha: row.sha,
    ref: row.ref,
    task: row.task,
    creator: row.creator,
    createdAt: row.created_at,
    state: row.state,
    stateAt: row.state_at,
    retired: row.retired ? true : null,
    url: row.url,
    runId: row.run_id,
  });
}

export function deploymentToRow(deployment: SeenDeployment): DeploymentRow {
  return storable({
    repository_id: deployment.repositoryId,
    id: deployment.id,
    environment: deployment.environment,
    sha: deployment.sha,
    ref: orNull(deployment.ref),
    task: orNull(deployment.task),
    creator: orNull(deployment.creator),
    created_at: deployment.createdAt,
    state: deployment.state,
    state_at: deployment.stateAt,
    retired: deployment.retired ?? false,
    url: orNull(deployment.url),
    run_id: orNull(deployment.runId),
  });
}
