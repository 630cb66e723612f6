import type { Instant } from './Instant';

/** @public */
export interface StepFact {
  number: number;
  name: string;
  status: string;
  conclusion?: string;
  startedAt?: Instant;
  completedAt?: Instant;
}

/**
 * One job of one attempt, with its steps.
 *
 * @public
 */
export interface JobFact {
  repositoryId: string;
  id: string;
  runId: string;
  attempt: number;
  name: string;
  status: string;
  conclusion?: string;
  url?: string;
  runnerName?: string;
  labels: string[];
  /** When it was queued. */
  createdAt?: Instant;
  startedAt?: Instant;
  completedAt?: Instant;
  steps: StepFact[];
}
