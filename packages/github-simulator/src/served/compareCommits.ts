import { renderChangedFile } from '../render/changedFile';
import { renderCommit } from '../render/commit';
import { Repository } from '../world';
import { commitsAhead, historyOf, reachableFrom } from '../world/commits';
import { ServedComparison } from './ServedGithub';

/** What `head` has that `base` lacks; undefined where they have no commit in common. */
export function compareCommits(
  address: string,
  repository: Repository,
  base: string,
  head: string,
): ServedComparison | undefined {
  const first = repository.commits.get(base);
  const known = reachableFrom(repository, base);
  const common = historyOf(repository, head).find(({ sha }) => known.has(sha));
  if (!first || !common) return undefined;
  const ahead = commitsAhead(repository, base, head);
  const paths = new Set(ahead.flatMap(commit => commit.paths));
  return {
    base: renderCommit(address, repository, first),
    mergeBase: renderCommit(address, repository, common),
    ahead: ahead.map(commit => renderCommit(address, repository, commit)),
    behind: commitsAhead(repository, head, base).length,
    files: [...paths].map(path =>
      renderChangedFile(address, repository, head, path),
    ),
  };
}
