import type {
  CheckInFact,
  Instant,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { readWorkFacts } from '../facts/readWorkFacts';
import type { RepositoryOfWork, WorkFacts } from '../facts/readWorkFacts';
import { rowToCheckIn, rowToJob, rowToRun, rowToWorkflow } from '../facts/rows';
import type { CheckInRow, JobRow, RunRow, WorkflowRow } from '../facts/rows';
import { isOfTree, mainlineRuns, testingRuns } from './selfCheckRuns';

const chunkSize = 500;

/** What the self-checks of one repository's services have in common. */
export interface RepositorySelfCheckFacts {
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  runs: RunFact[];
  jobs: JobFact[];
  areJobsRead: (attempt: { id: string; attempt: number }) => boolean;
  work: WorkFacts;
}

/** From when on the answers look. */
export interface SelfCheckReach {
  /** Where the longest window begins. */
  since: Instant;
  /** Where the longest window of the second question begins: no job of before is read. */
  testedSince: Instant;
  /** Where the longest window of the first two begins: pull requests and paths of before are not read. */
  workSince: Instant;
}

/** Once for all services of a repository: only what answers rest on, for a repository may have years of runs. */
export async function readSelfCheckFacts(
  tx: Knex,
  repository: RepositoryOfWork,
  reach: SelfCheckReach,
): Promise<RepositorySelfCheckFacts> {
  const repositoryId = repository.id;
  const checkInRows = await tx<CheckInRow>('check_ins')
    .where('repository_id', repositoryId)
    .select('*');
  const workflowRows = await tx<WorkflowRow>('workflows')
    .where('repository_id', repositoryId)
    .select('*');
  const runRows = new Map<string, RunRow>();
  for (const row of [
    ...(await mainlineRuns(tx, repository, reach.since)),
    ...(await testingRuns(tx, repository, reach.testedSince)),
  ]) {
    runRows.set(attemptKey(row), row);
  }
  const runs = [...runRows.values()];
  const tested = isOfTree(
    { checkIns: checkInRows, runs, repository },
    reach.testedSince,
  );
  return {
    checkIns: checkInRows.map(rowToCheckIn),
    workflows: workflowRows.map(rowToWorkflow),
    runs: runs.map(rowToRun),
    jobs: await readJobsOf(tx, repositoryId, runs.filter(tested)),
    areJobsRead: attempt =>
      Boolean(runRows.get(attemptKey(attempt))?.jobs_read_at),
    work: await readWorkFacts(tx, repository, reach.workSince),
  };
}

async function readJobsOf(
  tx: Knex,
  repositoryId: string,
  runs: RunRow[],
): Promise<JobFact[]> {
  const ids = [...new Set(runs.map(run => run.id))];
  const jobs: JobFact[] = [];
  for (let start = 0; start < ids.length; start += chunkSize) {
    const rows = await tx<JobRow>('jobs')
      .where('repository_id', repositoryId)
      .whereIn('run_id', ids.slice(start, start + chunkSize))
      .select('*');
    for (const row of rows) jobs.push(rowToJob(row));
  }
  return jobs;
}

function attemptKey({ id, attempt }: { id: string; attempt: number }): string {
  return `${id}/${attempt}`;
}
