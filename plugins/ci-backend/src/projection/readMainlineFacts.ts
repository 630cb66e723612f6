import type {
  CheckInFact,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import { readTogether } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { everyDay } from '../facts/changedFrom';
import { rowToCheckIn, rowToJob, rowToRun } from '../facts/rows';
import type { CheckInRow, JobRow, RunRow } from '../facts/rows';

export interface RepositoryMainlineFacts {
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  runs: RunFact[];
}

/** The repository of which facts are read. */
interface MainlineOf {
  id: string;
  defaultBranch: string;
}

/** What {@link queriesOfMainline} find. */
export type MainlineRows = { checkIns: CheckInRow; builds: BuildRow };

/** A build with what its repository lists of its workflow. */
type BuildRow = RunRow & {
  listed_name: string | null;
  listed_path: string | null;
  listed_state: string | null;
};

/**
 * What the mainline rule reads of a repository: its check-ins, every workflow, every attempt that may be a mainline build.
 *
 * @param from - a day: only of the check-ins that reached mainline from then on
 */
export async function readMainlineFacts(
  tx: Knex,
  repository: MainlineOf,
  from: string = everyDay,
): Promise<RepositoryMainlineFacts> {
  return mainlineFacts(
    await readTogether<MainlineRows>(
      tx,
      queriesOfMainline(tx, repository, from),
    ),
  );
}

/** Finds what {@link mainlineFacts} are made of; neither query needs the other's answer. */
export function queriesOfMainline(
  tx: Knex,
  repository: MainlineOf,
  from: string,
): { checkIns: Knex.QueryBuilder[]; builds: Knex.QueryBuilder[] } {
  const builds =
    from === everyDay
      ? buildsOf(tx, repository)
      : buildsOfCheckIns(tx, repository, from).unionAll([
          buildsWithoutCheckIn(tx, repository, from),
        ]);
  return {
    checkIns: [checkInsOf(tx, repository, from).select('*')],
    builds: [
      tx
        .from(builds.as('builds'))
        .leftJoin('workflows', join =>
          join
            .on('workflows.id', 'builds.workflow_id')
            .andOnVal('workflows.repository_id', repository.id),
        )
        .select(
          'builds.*',
          { listed_name: 'workflows.name' },
          { listed_path: 'workflows.path' },
          { listed_state: 'workflows.state' },
        ),
    ],
  };
}

export function mainlineFacts(rows: {
  [Kind in keyof MainlineRows]: Array<MainlineRows[Kind]>;
}): RepositoryMainlineFacts {
  return {
    checkIns: rows.checkIns.map(rowToCheckIn),
    workflows: listedWorkflows(rows.builds),
    runs: rows.builds.map(rowToRun),
  };
}

function checkInsOf(
  tx: Knex,
  { id }: MainlineOf,
  from: string,
): Knex.QueryBuilder {
  return tx('check_ins')
    .where('check_ins.repository_id', id)
    .where('check_ins.reached_mainline_at', '>=', from);
}

function buildsOf(
  tx: Knex,
  { id, defaultBranch }: MainlineOf,
): Knex.QueryBuilder {
  return tx('runs')
    .where('runs.repository_id', id)
    .where(mayBeMainline =>
      mayBeMainline
        .where({ 'runs.event': 'push', 'runs.branch': defaultBranch })
        .orWhere('runs.event', 'merge_group'),
    )
    .select('runs.*');
}

function buildsOfCheckIns(
  tx: Knex,
  repository: MainlineOf,
  from: string,
): Knex.QueryBuilder {
  return buildsOf(tx, repository).join(
    checkInsOf(tx, repository, from).select('sha').as('reached'),
    'reached.sha',
    'runs.head_sha',
  );
}

/** Those of commits that builds alone know of: the place of such a commit is that of its first build. */
function buildsWithoutCheckIn(
  tx: Knex,
  repository: MainlineOf,
  from: string,
): Knex.QueryBuilder {
  return buildsOf(tx, repository)
    .where('runs.created_at', '>=', from)
    .whereNotExists(
      tx('check_ins')
        .select(tx.raw('1'))
        .whereRaw('check_ins.repository_id = runs.repository_id')
        .whereRaw('check_ins.sha = runs.head_sha'),
    )
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
    );
}

/** Those that built any of it; of the others the rule says nothing. */
function listedWorkflows(rows: BuildRow[]): WorkflowFact[] {
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
