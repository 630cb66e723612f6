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
import { commitStageOf } from './commitStageOf';
import type { FoundService } from './findService';
import { newestDeployments } from './newestDeployments';
import { shasOf } from './shasOf';

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
  // None of these waits for another: somebody may be waiting in front of a page for all of them.
  const [workflows, runs, checkInRows, deployments] = await Promise.all([
    workflowsOf(knex, repository),
    runsOf(knex, repository, shas),
    checkInRowsOf(knex, repository, shas),
    newestDeployments(knex, repository.id),
  ]);
  const [commitStage, jobs] = await Promise.all([
    commitStageOf(knex, { service, repository, workflows }),
    jobsOf(knex, {
      repository,
      shas,
      workflowIds: idsOf(query.jobsOf ?? [], workflows, runs),
    }),
  ]);
  return {
    service,
    repository,
    workflows,
    commitStage,
    checkIns: checkInsOf({ repository, rows: checkInRows, runs }),
    runs,
    jobs,
    deployments,
    ...(completeUpTo ? { completeUpTo } : {}),
  };
}

async function workflowsOf(
  knex: Knex,
  repository: RepositoryFact,
): Promise<WorkflowFact[]> {
  const rows = await knex<WorkflowRow>('workflows')
    .where('repository_id', repository.id)
    .orderBy('path')
    .select('*');
  return rows.map(rowToWorkflow);
}

async function runsOf(
  knex: Knex,
  repository: RepositoryFact,
  shas: string[],
): Promise<RunFact[]> {
  const rows = await knex<RunRow>('runs')
    .where('repository_id', repository.id)
    .whereIn('head_sha', shas)
    .orderBy(['created_at', 'id', 'attempt'])
    .select('*');
  return rows.map(rowToRun);
}

async function checkInRowsOf(
  knex: Knex,
  repository: RepositoryFact,
  shas: string[],
): Promise<CheckInRow[]> {
  return knex<CheckInRow>('check_ins')
    .where('repository_id', repository.id)
    .whereIn('sha', shas)
    .select('*');
}

function checkInsOf(facts: {
  repository: RepositoryFact;
  rows: CheckInRow[];
  runs: RunFact[];
}): CheckInFact[] {
  const { repository, rows, runs } = facts;
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
