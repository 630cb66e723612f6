import { dayOf, isMainlineBuild } from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { rowToRun } from './rows';
import type { CheckInRow, RepositoryRow, RunFactRow } from './rows';

/** SQLite takes 32,766 values in a statement. */
const shasPerStatement = 500;

/** Before every day: all check-ins are to be judged anew. */
export const everyDay = '';

/** A repository of which facts changed, locked. */
export type ChangedRepository = Pick<
  RepositoryRow,
  'id' | 'default_branch' | 'changed_from'
>;

/**
 * Of each repository the first day whose check-ins are to be judged anew after facts changed, or were to be already; null
 * where none are. In two statements, however many repositories there are.
 *
 * A build is of the day on which its check-in reached mainline, whenever it ran; one of a commit that only builds know of
 * is of the day of the first of them. What moved concerns both places. Earlier than need be does no harm, later would.
 *
 * @param runs - those that changed, as they were and as they are, when they are written; `checkIns` too
 */
export async function changedFrom(options: {
  tx: Knex.Transaction;
  repositories: ChangedRepository[];
  runs: RunFactRow[];
  checkIns: CheckInRow[];
  /** Which workflows count, and what they are called, concerns every build of theirs. */
  withOtherWorkflows: Set<string>;
}): Promise<Map<string, string | null>> {
  const { tx, repositories, withOtherWorkflows } = options;
  const from = new Map<string, string | null>();
  const open = new Map<string, ChangedRepository>();
  for (const repository of repositories) {
    const { id, changed_from: before } = repository;
    const isWhole = withOtherWorkflows.has(id) || before === everyDay;
    from.set(id, isWhole ? everyDay : before);
    if (!isWhole) open.set(id, repository);
  }
  const checkIns = options.checkIns.filter(row => open.has(row.repository_id));
  const builds = options.runs.filter(run => isBuild(run, open));
  const places = [
    ...checkIns.map(row => placeOf(row, row.reached_mainline_at)),
    ...builds
      .filter(run => run.event === 'push')
      .map(run => placeOf(run, run.created_at)),
    ...(await knownPlaces(tx, open, [
      ...builds.map(run => [run.repository_id, run.head_sha]),
      ...checkIns.map(row => [row.repository_id, row.sha]),
    ])),
  ];
  for (const { repositoryId, day } of places) {
    const least = from.get(repositoryId);
    if (typeof least !== 'string' || day < least) from.set(repositoryId, day);
  }
  return from;
}

interface Place {
  repositoryId: string;
  day: string;
}

function placeOf(row: { repository_id: string }, at: Instant): Place {
  return { repositoryId: row.repository_id, day: dayOf(at) };
}

function isBuild(
  run: RunFactRow,
  repositories: Map<string, ChangedRepository>,
): boolean {
  const repository = repositories.get(run.repository_id);
  return (
    repository !== undefined &&
    isMainlineBuild(rowToRun(run), {
      defaultBranch: repository.default_branch,
      isCheckIn: () => true,
    })
  );
}

/** Where commits stand: as check-ins, and as builds alone would have them. */
async function knownPlaces(
  tx: Knex.Transaction,
  repositories: Map<string, ChangedRepository>,
  /** Ids of repositories, and shas. */
  commits: string[][],
): Promise<Place[]> {
  const distinct = new Map(commits.map(key => [key.join(' '), key]));
  const places: Place[] = [];
  for (const keys of chunksOf([...distinct.values()], shasPerStatement)) {
    const wanted = keys.map(() => '(?, ?)').join(', ');
    const rows: Array<{
      repository_id: string;
      at: Instant;
      branch: string | null;
    }> = await tx
      .with(
        'wanted',
        ['repository_id', 'sha'],
        tx.raw(`values ${wanted}`, keys.flat()),
      )
      .select({
        repository_id: 'check_ins.repository_id',
        at: 'check_ins.reached_mainline_at',
        branch: tx.raw('null'),
      })
      .from('wanted')
      .join('check_ins', {
        'check_ins.repository_id': 'wanted.repository_id',
        'check_ins.sha': 'wanted.sha',
      })
      .unionAll([
        tx('wanted')
          .join('runs', {
            'runs.repository_id': 'wanted.repository_id',
            'runs.head_sha': 'wanted.sha',
          })
          .where('runs.event', 'push')
          .select({
            repository_id: 'runs.repository_id',
            at: 'runs.created_at',
            branch: 'runs.branch',
          }),
      ]);
    places.push(
      ...rows
        .filter(
          row =>
            row.branch === null ||
            row.branch === repositories.get(row.repository_id)?.default_branch,
        )
        .map(row => placeOf(row, row.at)),
    );
  }
  return places;
}

/** The earliest of the places where these commits stand: as check-ins, and as builds alone would have them. */
export async function earliestPlace(
  tx: Knex.Transaction,
  repository: Pick<ChangedRepository, 'id' | 'default_branch'>,
  shas: string[],
): Promise<string[]> {
  const earliest: string[] = [];
  for (const chunk of chunksOf([...new Set(shas)], shasPerStatement)) {
    const places: Knex.QueryBuilder = tx('check_ins')
      .where('repository_id', repository.id)
      .whereIn('sha', chunk)
      .select({ at: 'reached_mainline_at' })
      .unionAll([
        tx('runs')
          .where({
            repository_id: repository.id,
            event: 'push',
            branch: repository.default_branch,
          })
          .whereIn('head_sha', chunk)
          .select({ at: 'created_at' }),
      ]);
    const [{ at }]: Array<{ at: Instant | null }> = await tx
      .from(places.as('places'))
      .min({ at: 'at' });
    if (at !== null) earliest.push(dayOf(at));
  }
  return earliest;
}
