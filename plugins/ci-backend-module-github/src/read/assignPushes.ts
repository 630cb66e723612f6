import type { BranchActivity } from '../translate/translateActivity';
import type { ListedCommit } from '../translate/translateCommit';

/** The commits that one push or merge brought to mainline, its head first. */
export interface AssignedPush {
  push: BranchActivity;
  commits: ListedCommit[];
  /** The list of commits ended before the push's commits did: some may be missing. */
  incomplete: boolean;
}

/**
 * Which push brought which commit: those that can be reached from its head and came with no earlier one.
 * Told from the parents of each commit, so that a list of commits serves all pushes with one request.
 *
 * @param pushes - newest first
 * @param commits - newest first
 * @param exact - commits of a push, newest first: where they are known, the parents are not asked
 */
export function assignPushes(
  pushes: BranchActivity[],
  commits: ListedCommit[],
  exact: Map<BranchActivity, ListedCommit[]> = new Map(),
): AssignedPush[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const position = new Map(commits.map(({ sha }, index) => [sha, index]));
  const oldestFirst = [...pushes].reverse();

  /** What was there before the oldest push, and what the pushes so far brought. */
  const arrived = new Set<string>();
  const reach = (from: string, before?: string) => {
    const found: ListedCommit[] = [];
    let incomplete = false;
    const open = [from];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      if (sha === before || arrived.has(sha)) continue;
      const commit = bySha.get(sha);
      if (!commit) {
        incomplete = true;
        continue;
      }
      arrived.add(sha);
      found.push(commit);
      open.push(...commit.parents);
    }
    return { found, incomplete };
  };

  if (oldestFirst.length) reach(oldestFirst[0].before);

  return oldestFirst.map(push => {
    const known = exact.get(push);
    if (known) {
      const found = known.filter(({ sha }) => !arrived.has(sha));
      found.forEach(({ sha }) => arrived.add(sha));
      return { push, commits: found, incomplete: false };
    }
    const { found, incomplete } = reach(push.after, push.before);
    const order = (commit: ListedCommit) =>
      commit.sha === push.after ? -1 : position.get(commit.sha) ?? 0;
    found.sort((a, b) => order(a) - order(b));
    return { push, commits: found, incomplete };
  });
}
