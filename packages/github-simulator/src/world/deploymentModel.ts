import { Account, Run } from './model';

/** An input of a workflow that is started by hand. @public */
export interface WorkflowInput {
  type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  description?: string;
  required?: boolean;
  default?: string;
  /** What may be chosen, for a `choice`. */
  options?: string[];
}

/** @public */
export interface Environment {
  id: number;
  name: string;
  createdAt: number;
  updatedAt: number;
  /** What stands before a deployment to it; nothing unless told. */
  protection: EnvironmentProtection;
}

/** @public */
export interface EnvironmentProtection {
  /** People by their login, teams by their name; any one of them suffices. */
  reviewers?: Array<{ person: string } | { team: string }>;
  waitMinutes?: number;
  /** From which branches may be deployed: from any unless told. */
  branches?: 'protected' | 'custom';
}

/** Actions itself says `waiting` too, which the description of the API lacks. @public */
export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success';

/** @public */
export interface DeploymentStatus {
  id: number;
  state: DeploymentState;
  description: string;
  environment: string;
  environmentUrl: string;
  logUrl: string;
  creator: Account;
  createdAt: number;
}

/** @public */
export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  payload: Record<string, unknown> | string;
  environment: string;
  originalEnvironment: string;
  description?: string;
  creator: Account;
  createdAt: number;
  updatedAt: number;
  isTransient: boolean;
  isProduction: boolean;
  /** The run that made it, and the number of its attempt, if a job with `environment:` did. */
  madeBy?: { run: Run; attempt: number; jobId: number };
  /** Oldest first. */
  statuses: DeploymentStatus[];
}
