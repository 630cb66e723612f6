import type {
  CheckInFact,
  JobFact,
  RepositoryFact,
  RunFact,
  SeenDeployment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import {
  checkInToRow,
  deploymentToRow,
  jobToRow,
  repositoryToRow,
  runToRow,
  slugKey,
  workflowToRow,
} from '../facts/rows';

export const catalogRepository: RepositoryFact = {
  id: 'github.com:1',
  host: 'github.com',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};

/** A minute of one March morning. */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 1, 9, minutes)).toISOString();
}

export function aRun(run: Partial<RunFact> = {}): RunFact {
  return {
    repositoryId: catalogRepository.id,
    id: '9000000001',
    attempt: 1,
    number: 1,
    workflowId: '10',
    workflowName: 'CI',
    workflowPath: '.github/workflows/ci.yml',
    event: 'push',
    branch: 'main',
    headSha: 'a1',
    headMessage: 'Fix price rounding',
    status: 'completed',
    conclusion: 'success',
    url: 'https://github.com/acme/catalog/actions/runs/9000000001',
    createdAt: minute(0),
    startedAt: minute(1),
    updatedAt: minute(5),
    ...run,
  };
}

export function aCheckIn(checkIn: Partial<CheckInFact> = {}): CheckInFact {
  return {
    repositoryId: catalogRepository.id,
    sha: 'a1',
    message: 'Fix price rounding',
    author: 'ada',
    reachedMainlineAt: minute(0),
    reachedBy: 'push',
    pushIndex: 0,
    ...checkIn,
  };
}

/** Writes facts of one repository as the collecting half does: versions grow, the newest attempt is marked. */
export async function seedFacts(
  knex: Knex,
  facts: {
    repository?: RepositoryFact;
    completeUpTo?: string;
    error?: string;
    workflows?: WorkflowFact[];
    runs?: RunFact[];
    checkIns?: CheckInFact[];
    jobs?: JobFact[];
    deployments?: SeenDeployment[];
  },
): Promise<void> {
  const repository = facts.repository ?? catalogRepository;
  await knex('repositories')
    .insert({
      ...repositoryToRow(repository),
      complete_up_to: facts.completeUpTo ?? null,
      error: facts.error ?? null,
      next_read_at: minute(0),
    })
    .onConflict('id')
    .merge();
  await knex('repository_locators')
    .insert({
      host: repository.host,
      slug_key: slugKey(repository.slug),
      slug: repository.slug,
      repository_id: repository.id,
      next_read_at: minute(0),
    })
    .onConflict(['host', 'slug_key'])
    .merge();
  for (const run of facts.runs ?? []) {
    await knex('runs')
      .where({ repository_id: run.repositoryId, id: run.id })
      .where('attempt', '<', run.attempt)
      .update({ newest: false });
    await knex('runs')
      .insert({ ...runToRow(run), newest: true })
      .onConflict(['repository_id', 'id', 'attempt'])
      .merge();
  }
  for (const workflow of facts.workflows ?? []) {
    await knex('workflows')
      .insert(workflowToRow(workflow))
      .onConflict(['repository_id', 'id'])
      .merge();
  }
  for (const checkIn of facts.checkIns ?? []) {
    await knex('check_ins')
      .insert(checkInToRow(checkIn))
      .onConflict(['repository_id', 'sha'])
      .merge();
  }
  for (const job of facts.jobs ?? []) {
    await knex('jobs')
      .insert(jobToRow(job))
      .onConflict(['repository_id', 'id'])
      .merge();
  }
  for (const deployment of facts.deployments ?? []) {
    await knex('deployments')
      .insert(deploymentToRow(deployment))
      .onConflict(['repository_id', 'id'])
      .merge();
  }
  await knex('repositories')
    .where('id', repository.id)
    .increment('facts_version', 1)
    .update({ changed_from: '' });
}
