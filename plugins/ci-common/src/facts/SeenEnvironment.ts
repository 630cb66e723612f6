import type { Instant } from './Instant';

/**
 * An environment as the source knows it, with what stands before a deployment to it. No secrets.
 *
 * @public
 */
export interface SeenEnvironment {
  repositoryId: string;
  id: string;
  /** The name that deployments say. */
  name: string;
  /** Any one of them has to approve; none: nobody is asked. */
  reviewers: EnvironmentReviewer[];
  /** How long a deployment waits before it begins, in minutes; absent where it does not. */
  waitMinutes?: number;
  /** From which branches may be deployed: those that are protected, or those of a list. Absent: from any. */
  branches?: 'protected' | 'custom';
  updatedAt?: Instant;
  url?: string;
}

/** @public */
export interface EnvironmentReviewer {
  kind: 'person' | 'team';
  /** A person's login, a team's name. */
  name: string;
}
