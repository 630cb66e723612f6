import {
  checkInSequence,
  isMainlineBuild,
  type CheckInFact,
  type CheckInFacts,
  type CheckInFactsQuery,
  type JobFact,
  type RepositoryFact,
  type RunFact,
  type WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToCheckIn, rowToJob, rowToRun, rowToWorkflow } from '../../facts';
import type { CheckInRow, JobRow, RunRow, WorkflowRow } from '../../facts';
import { namesWorkflow } from '../../projection/namesWorkflow';
import { checkInPlaces } from './checkInPlaces';
import type { CheckInPlace } from './checkInPlaces';
import { commitStageOf } from './commitStageOf';
import type { FoundService } from './findService';
import { newestDeployments } from './newestDeployments';

const defaultCheckIns = 100;

/** As people write them; fewer characters name too many commits. */
const shortSha = /^[0-9a-f]{7,39}$/;

/**
 * What is known of a service's newest check-ins, as facts: so many statements, however many check-ins, runs and
 * environments there are.
 */
export async function readCheckInFacts(
  knex: Knex,
  { service, repository: found }: FoundService,
  query: CheckInFactsQuery,
): Promise<CheckInFacts> {
  if (!found) {
    return {
      service,
      workflows: [],
      commitStage: [],
      checkIns: [],
      runs: [],
      jobs: [],
      deployments: [],
    };
  }
  const { completeUpTo, ...repository } = found;
  const shas = await shasOf(knex, repository, query);
  const workflows = (
    await knex<WorkflowRow>('workflows')
      .where('repository_id', repository.id)
      .orderBy('path')
      .select('*')
  ).map(rowToWorkflow);
  const runs = (
    await knex<RunRow>('runs')
      .where('repository_id', repository.id)
      .whereIn('head_sha', shas)
      .orderBy(['created_at', 'id', 'attempt'])
      .select('*')
  ).map(rowToRun);
  return {
    service,
    repository,
    workflows,
    commitStage: await commitStageOf(knex, { service, repository, workflows }),
    checkIns: await checkInsOf(knex, { repository, shas, runs }),
    runs,
    jobs: await jobsOf(knex, {
      repository,
      shas,
      workflowIds: idsOf(query.jobsOf ?? [], workflows, runs),
    }),
    deployments: await newestDeployments(knex, repository.id),
    ...(completeUpTo ? { completeUpTo } : {}),
  };
}

/** Of the newest commits on mainline, and of those asked for that are some. */
async function shasOf(
  knex: Knex,
  repository: RepositoryFact,
  query: CheckInFactsQuery,
): Promise<string[]> {
  const newest: CheckInPlace[] = await checkInPlaces(knex, repository)
    .orderByRaw('at desc, push_index asc, sha desc')
    .limit(query.checkIns ?? defaultCheckIns)
    .select('sha');
  const shas = new Set(newest.map(({ sha }) => sha));
  const older = (query.include ?? []).filter(sha => !shas.has(sha));
  if (older.length > 0) {
    const places: CheckInPlace[] = await checkInPlaces(knex, repository)
      .where(asked => {
        asked.whereIn('sha', older);
        for (const sha of older.filter(each => shortSha.test(each))) {
          asked.orWhere('sha', 'like', `${sha}%`);
        }
      })
      .select('sha');
    for (const { sha } of places) shas.add(sha);
  }
  return [...shas];
}

async function checkInsOf(
  knex: Knex,
  facts: { repository: RepositoryFact; shas: string[]; runs: RunFact[] },
): Promise<CheckInFact[]> {
  const { repository, shas, runs } = facts;
  const rows = await knex<CheckInRow>('check_ins')
    .where('repository_id', repository.id)
    .whereIn('sha', shas)
    .select('*');
  const known = new Set(rows.map(({ sha }) => sha));
  const builds = runs.filter(run =>
    isMainlineBuild(run, {
      defaultBranch: repository.defaultBranch,
      isCheckIn: sha => known.has(sha),
    }),
  );
  return checkInSequence(rows.map(rowToCheckIn), builds).reverse();
}

/** By what the run itself says where its workflow is not known. */
function idsOf(
  globs: string[],
  workflows: WorkflowFact[],
  runs: RunFact[],
): string[] {
  const fits = namesWorkflow(globs);
  const known = new Set(workflows.map(({ id }) => id));
  const named = [
    ...workflows.filter(fits).map(({ id }) => id),
    ...runs
      .filter(({ workflowId }) => !known.has(workflowId))
      .filter(run => fits({ path: run.workflowPath, name: run.workflowName }))
      .map(({ workflowId }) => workflowId),
  ];
  return [...new Set(named)];
}

async function jobsOf(
  knex: Knex,
  of: { repository: RepositoryFact; shas: string[]; workflowIds: string[] },
): Promise<JobFact[]> {
  const { repository, shas, workflowIds } = of;
  if (workflowIds.length === 0) return [];
  const rows = await knex<JobRow>('jobs')
    .where('repository_id', repository.id)
    .whereIn(
      'run_id',
      knex<RunRow>('runs')
        .where('repository_id', repository.id)
        .whereIn('head_sha', shas)
        .whereIn('workflow_id', workflowIds)
        .select('id'),
    )
    .orderBy(['run_id', 'attempt', 'created_at', 'id'])
    .select('*');
  return rows.map(rowToJob);
}
