import type {
  CheckInFact,
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { ListedCommit } from '../translate/translateCommit';
import type { AssignedPush } from './assignPushes';

/**
 * Commits as check-ins: those of a push at its instant, the others at their committer's date, which is the best that is known of them.
 */
export function checkInsOf(input: {
  repository: RepositoryFact;
  since: Instant;
  /** Newest first. */
  commits: ListedCommit[];
  pushes: AssignedPush[];
  /** Commits that came since, however old they are. */
  brought?: Set<string>;
}): CheckInFact[] {
  const { repository, since, commits, pushes, brought } = input;
  const pushed = pushes.flatMap(({ push, commits: pushedCommits }) =>
    pushedCommits.map((commit, pushIndex) =>
      checkIn(repository, commit, {
        reachedMainlineAt: push.at,
        reachedBy: push.how,
        pushIndex,
      }),
    ),
  );

  const told = new Set(pushed.map(({ sha }) => sha));
  /**
   * Commits of one second (a rebase makes many) keep the order of the list. Those that a push brought are counted too: a
   * reading that hears nothing of that push gives the others the same places.
   */
  const ofInstant = new Map<Instant, number>();
  const untold = commits.flatMap(commit => {
    const { sha, committedAt } = commit;
    const pushIndex = ofInstant.get(committedAt) ?? 0;
    ofInstant.set(committedAt, pushIndex + 1);
    const isOurs =
      !told.has(sha) && (committedAt >= since || brought?.has(sha));
    return isOurs
      ? [
          checkIn(repository, commit, {
            reachedMainlineAt: committedAt,
            pushIndex,
          }),
        ]
      : [];
  });
  return [...pushed, ...untold];
}

function checkIn(
  repository: RepositoryFact,
  commit: ListedCommit,
  arrival: Pick<CheckInFact, 'reachedMainlineAt' | 'reachedBy' | 'pushIndex'>,
): CheckInFact {
  return {
    repositoryId: repository.id,
    sha: commit.sha,
    treeId: commit.treeId,
    message: commit.message,
    author: commit.author,
    authoredAt: commit.authoredAt,
    url: commit.url,
    ...arrival,
  };
}
