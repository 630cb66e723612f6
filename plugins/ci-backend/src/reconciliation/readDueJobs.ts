import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import { readTogether } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { RepositoryRow, RunRow } from '../facts';
import { runsAsked } from '../selfCheck';
import { areJobsWhole } from './areJobsWhole';
import { dayMs, plusMs } from './instants';
import type { Reading } from './Reading';
import { readEach } from './readEach';
import { longestRunMs } from './readUnfinishedRuns';

/** The rest waits for the next reading, so that none holds its repository for long. */
const mostAtOnce = 50;
const red = ['failure', 'timed_out', 'startup_failure'];

type Build = Pick<RunRow, 'id' | 'attempt' | 'status' | 'updated_at'>;

/**
 * Reads the jobs of mainline builds: of those that run, every time; of those that ended, once, if they are red or of
 * late. Then of other runs that may tell whether a check-in was tested, where the self-check asks. Answers whether some
 * are left. The rest is read when somebody looks at it.
 */
export async function readDueJobs(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { knex, startedAt, settings } = reading.options;
  const since = await noteJobsKnown(reading, row);
  const { running, ended } = await readTogether<{
    running: Build;
    ended: Build;
  }>(knex, {
    running: [
      mainlineBuilds(knex, reading.repository)
        .whereNot({ status: 'completed' })
        .where('updated_at', '>=', plusMs(startedAt, -longestRunMs))
        .limit(mostAtOnce),
    ],
    ended: [
      mainlineBuilds(knex, reading.repository)
        .where({ status: 'completed' })
        .whereNull('jobs_read_at')
        .where(
          'created_at',
          '>=',
          plusMs(startedAt, -settings.historyDays * dayMs),
        )
        .where(due =>
          due.where('created_at', '>=', since).orWhereIn('conclusion', red),
        )
        .limit(mostAtOnce + 1),
    ],
  });

  await readJobs(reading, [...running, ...ended.slice(0, mostAtOnce)]);
  if (ended.length > mostAtOnce) return true;

  const asked = await reading.readAsked();
  if (!asked) return false;
  const others = await runsAsked(knex, row, asked);
  await readJobs(reading, others.slice(0, mostAtOnce));
  return others.length > mostAtOnce;
}

/**
 * Notes from when on the jobs of all mainline builds are read, or will be: from `jobsDays` before the first reading on,
 * or as much later as readings were left out.
 *
 * @returns from when on they are due now
 */
async function noteJobsKnown(
  reading: Reading,
  { jobs_known_since: known }: RepositoryRow,
): Promise<Instant> {
  const { startedAt, settings, completeUpTo } = reading.options;
  const { jobsDays, historyDays } = settings;
  const since = plusMs(startedAt, -Math.min(jobsDays, historyDays) * dayMs);
  const isGap = completeUpTo !== undefined && completeUpTo < since;
  if (!known || since < known || isGap) {
    reading.note({ jobs_known_since: since }, { tells: true });
  }
  return since;
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

async function readJobs(reading: Reading, runs: Build[]): Promise<void> {
  const { repository, source, how, options } = reading;
  await readEach(reading, runs, async run => {
    const { id, attempt } = run;
    const jobs = await source.readJobs(repository, { id, attempt }, how);
    return areJobsWhole(run, jobs, options.startedAt)
      ? { jobs, jobsRead: [{ id, attempt }] }
      : { jobs };
  });
}
