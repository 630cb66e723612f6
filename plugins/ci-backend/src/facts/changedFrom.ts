import { isMainlineBuild } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { placeOf, placesOfCommits } from './placesOfCommits';
import { rowToRun } from './rows';
import type { CheckInRow, RepositoryRow, RunFactRow } from './rows';

/** Before every day: all check-ins are to be judged anew. */
export const everyDay = '';

/** A repository of which facts changed, locked. */
export type ChangedRepository = Pick<
  RepositoryRow,
  'id' | 'default_branch' | 'changed_from'
>;

/**
 * Of each repository the first day whose check-ins are to be judged anew after facts changed, or were to be already; null
 * where none are. In one statement, however many repositories there are.
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
    ...(await placesOfCommits(tx, open, [
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
