import {
  isMainlineBuild,
  type CheckInFact,
  type RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { placeOf, placesOf, readPlaces } from './placesOfCommits';
import type { CommitKey, CommitPlace } from './placesOfCommits';
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
 * where none are.
 *
 * A build is of the day on which its check-in reached mainline, whenever it ran; one of a commit that only builds know of
 * is of the day of the first of them. What moved concerns both places. Earlier than need be does no harm, later would.
 *
 * @param standing - where the commits stand that facts speak of; others are looked up here
 * @param runs - those that changed, as they were and as they are, whether they are written yet or not; `checkIns` too
 */
export async function changedFrom(options: {
  tx: Knex.Transaction;
  repositories: ChangedRepository[];
  standing: { commits: CommitKey[]; places: CommitPlace[] };
  runs: RunFactRow[];
  checkIns: CheckInRow[];
  /** Which workflows count, and what they are called, concerns every build of theirs. */
  withOtherWorkflows: Set<string>;
}): Promise<Map<string, string | null>> {
  const { tx, repositories, standing, withOtherWorkflows } = options;
  const from = new Map<string, string | null>();
  const open = new Map<string, ChangedRepository>();
  for (const repository of repositories) {
    const { id, changed_from: before } = repository;
    const isWhole = withOtherWorkflows.has(id) || before === everyDay;
    from.set(id, isWhole ? everyDay : before);
    if (!isWhole) open.set(id, repository);
  }
  const checkIns = options.checkIns.filter(row => open.has(row.repository_id));
  const builds = options.runs.filter(run =>
    mayBeBuild(rowToRun(run), open.get(run.repository_id)),
  );
  const moved = new Map(
    [
      ...builds.map((run): CommitKey => [run.repository_id, run.head_sha]),
      ...checkIns.map((row): CommitKey => [row.repository_id, row.sha]),
    ].map(commit => [commitId(commit), commit]),
  );
  const known = new Set(standing.commits.map(commitId));
  const stand = [
    ...standing.places.filter(({ repository_id, sha }) =>
      moved.has(commitId([repository_id, sha])),
    ),
    ...(await readPlaces(
      tx,
      [...moved].flatMap(([id, commit]) => (known.has(id) ? [] : [commit])),
    )),
  ];
  const places = [
    ...checkIns.map(row => placeOf(row, row.reached_mainline_at)),
    ...builds
      .filter(run => run.event === 'push')
      .map(run => placeOf(run, run.created_at)),
    ...placesOf(stand, open),
  ];
  for (const { repositoryId, day } of places) {
    const least = from.get(repositoryId);
    if (typeof least !== 'string' || day < least) from.set(repositoryId, day);
  }
  return from;
}

/** The commits of which {@link changedFrom} may want to know where they stand, as far as facts speak of them. */
export function commitsToPlace(
  repositories: ChangedRepository[],
  runs: RunFact[],
  checkIns: CheckInFact[],
): CommitKey[] {
  const open = new Map(
    repositories
      .filter(each => each.changed_from !== everyDay)
      .map(each => [each.id, each]),
  );
  return [
    ...runs
      .filter(run => mayBeBuild(run, open.get(run.repositoryId)))
      .map((run): CommitKey => [run.repositoryId, run.headSha]),
    ...checkIns
      .filter(({ repositoryId }) => open.has(repositoryId))
      .map(({ repositoryId, sha }): CommitKey => [repositoryId, sha]),
  ];
}

function mayBeBuild(
  run: RunFact,
  repository: ChangedRepository | undefined,
): boolean {
  return (
    repository !== undefined &&
    isMainlineBuild(run, {
      defaultBranch: repository.default_branch,
      isCheckIn: () => true,
    })
  );
}

function commitId(commit: CommitKey): string {
  return commit.join(' ');
}
