import type { JobFact, StepFact } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { count, id, instant, listOf, optional, text } from './lenientFields';

const step = z.object({
  name: optional(text),
  number: optional(count),
  status: optional(text),
  conclusion: optional(text),
  started_at: optional(instant),
  completed_at: optional(instant),
});

const body = z.object({
  id,
  run_id: id,
  status: text,
  run_attempt: optional(z.number().int().positive()),
  name: optional(text),
  conclusion: optional(text),
  html_url: optional(text),
  runner_name: optional(text),
  labels: listOf(text),
  created_at: optional(instant),
  started_at: optional(instant),
  completed_at: optional(instant),
  steps: listOf(step),
});

/**
 * A job of REST or of a `workflow_job` payload; undefined without id, run or status.
 *
 * @param attempt - the one that was asked for, where the body does not say: old bodies don't
 */
export function translateJob(
  value: unknown,
  repository: { id: string },
  attempt = 1,
): JobFact | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const job = read.data;
  return {
    repositoryId: repository.id,
    id: job.id,
    runId: job.run_id,
    attempt: job.run_attempt ?? attempt,
    name: job.name ?? `job ${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    url: job.html_url,
    runnerName: job.runner_name,
    labels: job.labels,
    createdAt: job.created_at,
    startedAt: job.started_at,
    completedAt: job.completed_at,
    steps: job.steps.map(translateStep),
  };
}

function translateStep(given: z.infer<typeof step>, index: number): StepFact {
  const number = given.number ?? index + 1;
  return {
    number,
    name: given.name ?? `step ${number}`,
    // The source's word; where it gave none, none of the known words would be true.
    status: given.status ?? 'unknown',
    conclusion: given.conclusion,
    startedAt: given.started_at,
    completedAt: given.completed_at,
  };
}
