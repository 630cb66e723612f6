import type { Knex } from 'knex';
import type { JobRow, RunRow } from '../facts';
import { dayMs, plusMs } from './instants';
import type { Reading } from './Reading';

/** As many as a reading would ask for, several times over. */
const mostAtOnce = 200;

type Build = Pick<RunRow, 'id' | 'attempt' | 'workflow_id'>;

/**
 * Marks mainline builds whose jobs deliveries have told wholly, so that nobody asks for them: those that ended, as their jobs did, which
 * have the same names as those of the newest attempt of their workflow that was read from the source or marked so. A job
 * whose delivery was lost makes the names differ, and so does a workflow that has changed: then the source is asked.
 */
export async function markToldJobs(reading: Reading): Promise<void> {
  const { knex, startedAt, settings, webhookSince } = reading.options;
  if (webhookSince === null) return;
  const repositoryId = reading.repository.id;
  const pending: Build[] = await knex<RunRow>('runs')
    .where({ repository_id: repositoryId, status: 'completed' })
    .whereNull('jobs_read_at')
    .where(build =>
      build
        .where({ event: 'push', branch: reading.repository.defaultBranch })
        .orWhere({ event: 'merge_group' }),
    )
    .where('created_at', '>=', plusMs(startedAt, -settings.jobsDays * dayMs))
    .orderBy('created_at', 'desc')
    .limit(mostAtOnce)
    .select('id', 'attempt', 'workflow_id');

  const known = new Map<string, string | undefined>();
  const told: Array<Pick<Build, 'id' | 'attempt'>> = [];
  for (const run of pending) {
    const { id, attempt, workflow_id: workflowId } = run;
    if (!known.has(workflowId)) {
      known.set(workflowId, await lastNames(knex, repositoryId, workflowId));
    }
    const names = known.get(workflowId);
    if (names === undefined || names === '[]') continue;
    const jobs = await jobsOf(knex, repositoryId, run);
    if (
      names === namesOf(jobs) &&
      jobs.every(job => job.status === 'completed')
    ) {
      told.push({ id, attempt });
    }
  }
  if (told.length > 0) await reading.apply({ jobsRead: told });
}

/** Of the jobs of the newest attempt of a workflow of which all are known. */
async function lastNames(
  knex: Knex,
  repositoryId: string,
  workflowId: string,
): Promise<string | undefined> {
  const run = await knex<RunRow>('runs')
    .where({ repository_id: repositoryId, workflow_id: workflowId })
    .whereNotNull('jobs_read_at')
    .orderBy('created_at', 'desc')
    .orderBy('attempt', 'desc')
    .first('id', 'attempt');
  return run && namesOf(await jobsOf(knex, repositoryId, run));
}

async function jobsOf(
  knex: Knex,
  repositoryId: string,
  { id, attempt }: Pick<Build, 'id' | 'attempt'>,
): Promise<JobRow[]> {
  return knex<JobRow>('jobs').where({
    repository_id: repositoryId,
    run_id: id,
    attempt,
  });
}

function namesOf(jobs: JobRow[]): string {
  return JSON.stringify(jobs.map(job => job.name).sort());
}
