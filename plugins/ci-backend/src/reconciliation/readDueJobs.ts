import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RunRow } from '../facts';
import { areJobsWhole } from './areJobsWhole';
import { dayMs, plusMs } from './instants';
import type { Reading } from './Reading';
import { longestRunMs } from './readUnfinishedRuns';

/** The rest waits for the next reading, so that none holds its repository for long. */
const mostAtOnce = 50;
const red = ['failure', 'timed_out', 'startup_failure'];

type Build = Pick<RunRow, 'id' | 'attempt' | 'status' | 'updated_at'>;

/**
 * Reads the jobs of mainline builds: of those that run, every time; of those that ended, once, if they are red or of
 * late. Answers whether some are left. Other runs' jobs are read when somebody looks at them.
 */
export async function readDueJobs(reading: Reading): Promise<boolean> {
  const { knex, startedAt, settings } = reading.options;
  const running = await mainlineBuilds(knex, reading.repository)
    .whereNot({ status: 'completed' })
    .where('updated_at', '>=', plusMs(startedAt, -longestRunMs))
    .limit(mostAtOnce);
  const ended = await mainlineBuilds(knex, reading.repository)
    .where({ status: 'completed' })
    .whereNull('jobs_read_at')
    .where('created_at', '>=', plusMs(startedAt, -settings.historyDays * dayMs))
    .where(due =>
      due
        .where(
          'created_at',
          '>=',
          plusMs(startedAt, -settings.jobsDays * dayMs),
        )
        .orWhereIn('conclusion', red),
    )
    .limit(mostAtOnce + 1);

  for (const run of [...running, ...ended.slice(0, mostAtOnce)]) {
    await readJobs(reading, run);
  }
  return ended.length > mostAtOnce;
}

function mainlineBuilds(knex: Knex, repository: RepositoryFact) {
  return knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .where(build =>
      build
        .where({ event: 'push', branch: repository.defaultBranch })
        .orWhere({ event: 'merge_group' }),
    )
    .orderBy('created_at', 'desc')
    .select('id', 'attempt', 'status', 'updated_at');
}

async function readJobs(reading: Reading, run: Build): Promise<void> {
  const { repository, source, how } = reading;
  const { id, attempt } = run;
  const jobs = await source.readJobs(repository, { id, attempt }, how);
  await reading.apply({
    jobs,
    ...(areJobsWhole(run, jobs, reading.options.startedAt)
      ? { jobsRead: [{ id, attempt }] }
      : {}),
  });
}
