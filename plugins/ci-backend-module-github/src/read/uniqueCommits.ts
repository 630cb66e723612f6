import type { ListedCommit } from '../translate/translateCommit';

/** Each commit once, where it stood first. */
export function uniqueCommits(commits: ListedCommit[]): ListedCommit[] {
  return [...new Map(commits.map(commit => [commit.sha, commit])).values()];
}
