import type { JobFact } from '../facts';
import type { MainlineState } from '../mainline';
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
export function failingRun(state: MainlineState): FailingRun | undefined {
  const [longest] = state.workflows
    .filter(workflow => workflow.state === 'red')
    .sort((a, b) => compare(a.since ?? '', b.since ?? ''));
  const red = longest?.verdicts.find(each => each.verdict === 'red');
  return red?.verdictBy && { workflowName: longest.name, ...red.verdictBy };
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
