import { NotFoundError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-ci-common';
import type {
  Instant,
  JobFact,
  RunDetails,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { Knex } from 'knex';
import type { RunRow } from '../../facts/rows';
import { readJobs } from '../../projection/readMainlineFacts';
import type { JobReader } from '../JobReader';
import type { FoundService } from './findService';
import { readArtifacts } from './readArtifacts';
import { readAttempts } from './readAttempts';
import { runSummary } from './runSummary';

/**
 * A run with its attempts, the jobs of one of them, and what it uploaded.
 *
 * @param options.attempt - default: the newest
 */
export async function readRun(
  knex: Knex,
  { service, repository }: FoundService,
  runId: string,
  options: { attempt?: number; jobReader: JobReader; now: Instant },
): Promise<RunDetails> {
  const attempts = repository
    ? await readAttempts(knex, repository.id, [runId])
    : [];
  const run =
    options.attempt === undefined
      ? attempts[attempts.length - 1]
      : attempts.find(each => each.attempt === options.attempt);
  if (!repository || !run) {
    throw new NotFoundError(
      `The repository of ${service.entityRef} has no run ${runId}${
        options.attempt === undefined
          ? ''
          : ` with an attempt ${options.attempt}`
      } that is known here. It may be older than what is kept, or not have been collected yet.`,
    );
  }
  return {
    run: runSummary(run, attempts),
    attempts: attempts.map(each => runSummary(each, attempts)),
    ...(await jobsOf(knex, run, options.jobReader)),
    artifacts: await readArtifacts(knex, run, options.now),
    completeUpTo: repository.completeUpTo,
  };
}

type Jobs = Pick<
  RunDetails,
  'jobs' | 'jobsFrom' | 'jobsUnavailableReason' | 'jobsUnavailableMessages'
>;

async function jobsOf(
  knex: Knex,
  run: RunFact,
  jobReader: JobReader,
): Promise<Jobs> {
  const stored = await readJobs(knex, run.repositoryId, {
    runId: run.id,
    attempt: run.attempt,
  });
  const kept: Jobs = { jobs: stored.sort(byStart), jobsFrom: 'stored' };
  if (isTold(run, stored) || (await wereJobsRead(knex, run))) return kept;
  // While it is on its way its jobs are reported; a page that stays open must not ask the source each time.
  if (run.status !== 'completed') {
    return unavailable(say('run.noJobsYet'));
  }
  try {
    const jobs = await jobReader.readJobsNow(
      run.repositoryId,
      run.id,
      run.attempt,
    );
    return { jobs: [...jobs].sort(byStart), jobsFrom: 'read-now' };
  } catch (error) {
    if (error instanceof SourceUnavailableError) {
      const { message: sentence, messages } = error;
      return stored.length > 0 ? kept : unavailable({ sentence, messages });
    }
    throw error;
  }
}

/** Whether the stored jobs may be all there is to tell: of a run that ended none can be on its way still. */
function isTold(run: RunFact, stored: JobFact[]): boolean {
  return (
    stored.length > 0 &&
    (run.status !== 'completed' ||
      stored.every(job => job.status === 'completed'))
  );
}

function unavailable({ sentence, messages }: Words): Jobs {
  return {
    jobs: [],
    jobsFrom: 'unavailable',
    jobsUnavailableReason: sentence,
    ...(messages && { jobsUnavailableMessages: messages }),
  };
}

async function wereJobsRead(knex: Knex, run: RunFact): Promise<boolean> {
  const row = await knex<RunRow>('runs')
    .where({
      repository_id: run.repositoryId,
      id: run.id,
      attempt: run.attempt,
    })
    .first('jobs_read_at');
  return Boolean(row?.jobs_read_at);
}

/** In the order they started; those that did not, last. */
function byStart(a: JobFact, b: JobFact): number {
  return compare(a.startedAt ?? '~', b.startedAt ?? '~') || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
