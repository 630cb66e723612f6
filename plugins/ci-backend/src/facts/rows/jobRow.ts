import {
  verdictOf,
  type Instant,
  type JobFact,
  type StepFact,
} from '@mainline/backstage-plugin-ci-common';
import { orNull, present, storable } from './stored';

/** One job in the table `jobs`. */
export interface JobRow {
  repository_id: string;
  id: string;
  run_id: string;
  attempt: number;
  name: string;
  status: string;
  conclusion: string | null;
  url: string | null;
  runner_name: string | null;
  /** JSON */
  labels: string;
  created_at: Instant | null;
  started_at: Instant | null;
  completed_at: Instant | null;
  /** `StepFact[]`, JSON */
  steps: string;
  /** Name of the first step that failed. */
  failing_step: string | null;
}

export function rowToJob(row: JobRow): JobFact {
  return present<JobFact>({
    repositoryId: row.repository_id,
    id: row.id,
    runId: row.run_id,
    attempt: row.attempt,
    name: row.name,
    status: row.status,
    conclusion: row.conclusion,
    url: row.url,
    runnerName: row.runner_name,
    labels: JSON.parse(row.labels) as string[],
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    steps: JSON.parse(row.steps) as StepFact[],
  });
}

export function jobToRow(job: JobFact): JobRow {
  return storable({
    repository_id: job.repositoryId,
    id: job.id,
    run_id: job.runId,
    attempt: job.attempt,
    name: job.name,
    status: job.status,
    conclusion: orNull(job.conclusion),
    url: orNull(job.url),
    runner_name: orNull(job.runnerName),
    labels: JSON.stringify(job.labels),
    created_at: orNull(job.createdAt),
    started_at: orNull(job.startedAt),
    completed_at: orNull(job.completedAt),
    steps: JSON.stringify(job.steps),
    failing_step: orNull(failingStep(job)),
  });
}

function failingStep(job: JobFact): string | undefined {
  return [...job.steps]
    .sort((a, b) => a.number - b.number)
    .find(step => verdictOf(step) === 'red')?.name;
}
