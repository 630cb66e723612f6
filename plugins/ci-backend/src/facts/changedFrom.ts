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
 * The first day whose check-ins are to be judged anew after facts changed, or were to be already; null where none are.
 *
 * A build is of the day on which its check-in reached mainline, whenever it ran; one of a commit that only builds know of
 * is of the day of the first of them. What moved concerns both places. Earlier than need be does no harm, later would.
 *
 * @param runs - those that changed, as they were and as they are, when they are written; `checkIns` too
 */
export async function changedFrom(options: {
  tx: Knex.Transaction;
  repository: ChangedRepository;
  runs: RunFactRow[];
  checkIns: CheckInRow[];
  haveWorkflowsChanged: boolean;
}): Promise<string | null> {
  const { tx, repository, checkIns, haveWorkflowsChanged } = options;
  const before = repository.changed_from;
  // Which workflows count, and what they are called, concerns every build of theirs.
  if (haveWorkflowsChanged || before === everyDay) return everyDay;

  const isBuild = (run: RunFactRow) =>
    isMainlineBuild(rowToRun(run), {
      defaultBranch: repository.default_branch,
      isCheckIn: () => true,
    });
  const builds = options.runs.filter(isBuild);
  const places = [
    ...(before === null ? [] : [before]),
    ...checkIns.map(row => dayOf(row.reached_mainline_at)),
    ...builds
      .filter(row => row.event === 'push')
      .map(row => dayOf(row.created_at)),
    ...(await earliestPlace(tx, repository, [
      ...builds.map(row => row.head_sha),
      ...checkIns.map(row => row.sha),
    ])),
  ];
  return places.sort()[0] ?? null;
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
