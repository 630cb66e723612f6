import type { MainlineEnd } from '@mainline/backstage-plugin-ci-node';
import type { ListedCommit } from '../translate/translateCommit';
import { compareCommits } from './compareCommits';
import type { ReadInput } from './ReadInput';
import type { Rewrite } from './readRewrites';

/**
 * Where mainline ends, and what it has left: what forced pushes removed and nothing brought back, and whatever is between
 * where mainline ended before and now, where activity does not tell how it came there.
 */
export async function mainlineEnd(
  input: ReadInput,
  known: {
    head: string;
    /** Where it ended when it was read the last time. */
    headBefore: string | undefined;
    /** Every commit that the reading has met, on mainline or not. */
    commits: ListedCommit[];
    /** Newest first. */
    rewrites: Rewrite[];
  },
): Promise<MainlineEnd> {
  const { head, headBefore, commits, rewrites } = known;
  const onMainline = ancestorsOf(head, commits);
  const left = new Map<string, string | undefined>();
  for (const { push, removed: commitsOf = [] } of rewrites.toReversed()) {
    for (const { sha } of commitsOf) left.set(sha, push.at);
  }
  const found = commits
    .map(({ sha }) => sha)
    .filter(sha => onMainline.has(sha));
  for (const sha of onMainline) left.delete(sha);

  if (
    headBefore !== undefined &&
    !onMainline.has(headBefore) &&
    !left.has(headBefore)
  ) {
    const lost = await compareCommits(input, { base: head, head: headBefore });
    if (!lost) return { head, left: 'unrelated', found };
    for (const { sha } of lost) if (!left.has(sha)) left.set(sha, undefined);
  }
  return {
    head,
    found,
    left: [...left].map(([sha, at]) => ({ sha, ...(at ? { at } : {}) })),
  };
}

/** As far as the commits that are known tell: a commit, those before it, and the parents of those, known or not. */
function ancestorsOf(head: string, commits: ListedCommit[]): Set<string> {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const found = new Set<string>();
  const open = [head];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (found.has(sha)) continue;
    found.add(sha);
    open.push(...(bySha.get(sha)?.parents ?? []));
  }
  return found;
}
