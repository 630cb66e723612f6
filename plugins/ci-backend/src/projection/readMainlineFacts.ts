import type {
  CheckInFact,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { everyDay } from '../facts/changedFrom';
import { rowToCheckIn, rowToJob, rowToRun } from '../facts/rows';
import type { CheckInRow, JobRow, RunRow } from '../facts/rows';

/** A statement takes no more values than its database allows. */
const maxShas = 500;

export interface RepositoryMainlineFacts {
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  runs: RunFact[];
}

/**
 * What the mainline rule reads of a repository: its check-ins, every workflow, every attempt that may be a mainline build.
 *
 * @param from - a day: only of the check-ins that reached mainline from then on
 */
export async function readMainlineFacts(
  tx: Knex,
  repository: { id: string; defaultBranch: string },
  from: string = everyDay,
): Promise<RepositoryMainlineFacts> {
  const checkIns = await tx<CheckInRow>('check_ins')
    .where('repository_id', repository.id)
    .where('reached_mainline_at', '>=', from)
    .select('*');
  const runs = buildsOf(tx, repository).leftJoin('workflows', join =>
    join
      .on('workflows.repository_id', 'runs.repository_id')
      .andOn('workflows.id', 'runs.workflow_id'),
  );
  if (from !== everyDay) {
    runs.where(ofTheseDays =>
      ofTheseDays
        .whereIn(
          'runs.head_sha',
          checkIns.length <= maxShas
            ? checkIns.map(({ sha }) => sha)
            : tx<CheckInRow>('check_ins')
                .where('repository_id', repository.id)
                .where('reached_mainline_at', '>=', from)
                .select('sha'),
        )
        .orWhere(seenByRunOnly =>
          seenByRunOnly
            .where('runs.created_at', '>=', from)
            .whereNotExists(
              tx('check_ins')
                .select(tx.raw('1'))
                .whereRaw('check_ins.repository_id = runs.repository_id')
                .whereRaw('check_ins.sha = runs.head_sha'),
            )
            // Its place is that of its first build.
            .whereNotExists(
              tx('runs as earlier')
                .select(tx.raw('1'))
                .whereRaw('earlier.repository_id = runs.repository_id')
                .whereRaw('earlier.head_sha = runs.head_sha')
                .where({
                  'earlier.event': 'push',
                  'earlier.branch': repository.defaultBranch,
                })
                .whereNull('earlier.head_repository')
                .where('earlier.created_at', '<', from),
            ),
        ),
    );
  }
  const rows: JoinedRow[] = await runs.select(
    'runs.*',
    { listed_name: 'workflows.name' },
    { listed_path: 'workflows.path' },
    { listed_state: 'workflows.state' },
  );
  return {
    checkIns: checkIns.map(rowToCheckIn),
    workflows: listedWorkflows(rows),
    runs: rows.map(rowToRun),
  };
}

type JoinedRow = RunRow & {
  listed_name: string | null;
  listed_path: string | null;
  listed_state: string | null;
};

function buildsOf(
  tx: Knex,
  { id, defaultBranch }: { id: string; defaultBranch: string },
): Knex.QueryBuilder {
  return tx('runs')
    .where('runs.repository_id', id)
    .where(mayBeMainline =>
      mayBeMainline
        .where({ 'runs.event': 'push', 'runs.branch': defaultBranch })
        .orWhere('runs.event', 'merge_group'),
    );
}

/** Those that built any of it; of the others the rule says nothing. */
function listedWorkflows(rows: JoinedRow[]): WorkflowFact[] {
  const workflows = new Map<string, WorkflowFact>();
  for (const row of rows) {
    if (row.listed_state === null) continue;
    workflows.set(row.workflow_id, {
      repositoryId: row.repository_id,
      id: row.workflow_id,
      name: row.listed_name ?? '',
      path: row.listed_path ?? '',
      state: row.listed_state,
    });
  }
  return [...workflows.values()];
}

export async function readJobs(
  tx: Knex,
  repositoryId: string,
  attempt: { runId: string; attempt: number },
): Promise<JobFact[]> {
  return readJobsOf(tx, repositoryId, [attempt]);
}

/** The jobs of some attempts. */
export async function readJobsOf(
  tx: Knex,
  repositoryId: string,
  attempts: Array<{ runId: string; attempt: number }>,
): Promise<JobFact[]> {
  if (attempts.length === 0) return [];
  const jobs = await tx<JobRow>('jobs')
    .where('repository_id', repositoryId)
    .whereIn(
      ['run_id', 'attempt'],
      attempts.map(({ runId, attempt }) => [runId, attempt]),
    )
    .select('*');
  return jobs.map(rowToJob);
}
