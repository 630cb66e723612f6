import type { JobFact, StepFact } from '../facts';
import { byRedness } from './redness';
import { compare, progressOf, whoeverKnows } from './order';

/**
 * The newest-fact rule for two facts of the same job. Jobs carry no instant of their last change, so: `completed`
 * stands over the rest; then the later end; then the later start; then the status further along; then the redder
 * conclusion. Steps are taken from whoever saw more of them done. Commutative, associative and idempotent.
 *
 * @public
 */
export function newerJob(a: JobFact, b: JobFact): JobFact {
  const winner = compareJobs(a, b) < 0 ? b : a;
  return {
    ...winner,
    ...whoeverKnows(['url', 'runnerName', 'createdAt'], a, b),
    labels: compareLabels(a.labels, b.labels) < 0 ? b.labels : a.labels,
    steps: compareSteps(a.steps, b.steps) < 0 ? b.steps : a.steps,
  };
}

function compareJobs(a: JobFact, b: JobFact): number {
  return (
    compare(a.status === 'completed', b.status === 'completed') ||
    compare(a.completedAt, b.completedAt) ||
    compare(a.startedAt, b.startedAt) ||
    compare(progressOf(a.status), progressOf(b.status)) ||
    byRedness(a.conclusion, b.conclusion) ||
    compare(rest(a), rest(b))
  );
}

function rest(job: JobFact): string {
  return JSON.stringify([job.status, job.runId, job.attempt, job.name]);
}

function compareLabels(a: string[], b: string[]): number {
  return (
    compare(a.length, b.length) || compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compareSteps(a: StepFact[], b: StepFact[]): number {
  return (
    compare(done(a), done(b)) ||
    compare(a.length, b.length) ||
    compare(progress(a), progress(b)) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function done(steps: StepFact[]): number {
  return steps.filter(step => step.status === 'completed').length;
}

function progress(steps: StepFact[]): number {
  return steps.reduce((sum, step) => sum + progressOf(step.status), 0);
}
