import type { JobFact } from '../facts';
import type { WorkflowStanding } from '../mainline';
import { outcomeOf } from '../outcome';
import type { ServiceHealth } from './ServiceHealth';

/**
 * The attempt that says why mainline is red.
 *
 * @public
 */
export interface FailingRun {
  workflowName: string;
  runId: string;
  attempt: number;
}

/**
 * The newest red attempt of the workflow that has been red for longest; undefined while mainline is not red.
 *
 * @public
 */
export function failingRun({
  workflows,
}: {
  workflows: WorkflowStanding[];
}): FailingRun | undefined {
  const [longest] = workflows
    .filter(workflow => workflow.state === 'red')
    .sort((a, b) => compare(a.since ?? '', b.since ?? ''));
  return (
    longest?.failedBy && { workflowName: longest.name, ...longest.failedBy }
  );
}

/**
 * The first job that failed, and its first failing step, where its jobs have been read.
 *
 * @public
 */
export function failureOf(
  run: FailingRun,
  jobs: JobFact[],
): ServiceHealth['failing'] {
  const [job] = jobs
    .filter(
      each =>
        each.runId === run.runId &&
        each.attempt === run.attempt &&
        outcomeOf(each) === 'failing',
    )
    .sort(
      (a, b) =>
        compare(a.completedAt ?? '', b.completedAt ?? '') ||
        compare(a.id, b.id),
    );
  const step = [...(job?.steps ?? [])]
    .sort((a, b) => a.number - b.number)
    .find(each => outcomeOf(each) === 'failing');
  return {
    ...run,
    jobId: job?.id,
    jobName: job?.name,
    stepName: step?.name,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
