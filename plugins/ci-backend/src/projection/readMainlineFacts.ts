import type {
  CheckInFact,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToCheckIn, rowToJob, rowToRun, rowToWorkflow } from '../facts/rows';
import type { CheckInRow, JobRow, RunRow, WorkflowRow } from '../facts/rows';

export interface RepositoryMainlineFacts {
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  runs: RunFact[];
}

/** What the mainline rule reads of a repository: every check-in, every workflow, every attempt that may be a mainline build. */
export async function readMainlineFacts(
  tx: Knex,
  { id: repositoryId, defaultBranch }: { id: string; defaultBranch: string },
): Promise<RepositoryMainlineFacts> {
  const checkIns = await tx<CheckInRow>('check_ins')
    .where('repository_id', repositoryId)
    .select('*');
  const workflows = await tx<WorkflowRow>('workflows')
    .where('repository_id', repositoryId)
    .select('*');
  const runs = await tx<RunRow>('runs')
    .where('repository_id', repositoryId)
    .where(mayBeMainline =>
      mayBeMainline
        .where({ event: 'push', branch: defaultBranch })
        .orWhere('event', 'merge_group'),
    )
    .select('*');
  return {
    checkIns: checkIns.map(rowToCheckIn),
    workflows: workflows.map(rowToWorkflow),
    runs: runs.map(rowToRun),
  };
}

/** Attempts, of any event, whose source contradicts itself. */
export async function countContradictions(
  tx: Knex,
  repositoryId: string,
): Promise<number> {
  const [{ count }] = await tx('runs')
    .where('repository_id', repositoryId)
    .whereNotNull('contradiction')
    .count({ count: '*' });
  return Number(count);
}

export async function readJobs(
  tx: Knex,
  repositoryId: string,
  attempt: { runId: string; attempt: number },
): Promise<JobFact[]> {
  const jobs = await tx<JobRow>('jobs')
    .where({
      repository_id: repositoryId,
      run_id: attempt.runId,
      attempt: attempt.attempt,
    })
    .select('*');
  return jobs.map(rowToJob);
}
