import { Schemas } from '../served/ServedGithub';
import { Account, Commit, Repository } from '../world';
import { emailOf, renderAccount } from './account';
import { nodeId } from './nodeId';
import { slugOf } from './repository';
import { isoSeconds } from './time';

export function renderCommit(
  base: string,
  repository: Repository,
  commit: Commit,
): Schemas['commit'] {
  const slug = slugOf(repository);
  const api = `${base}/repos/${slug}`;
  const url = `${api}/commits/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url,
    html_url: `${base}/${slug}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      author: {
        ...gitUser(commit.author),
        date: isoSeconds(commit.authoredAt),
      },
      committer: {
        ...gitUser(commit.committer),
        date: isoSeconds(commit.committedAt),
      },
      message: commit.message,
      tree: {
        sha: commit.treeSha,
        url: `${api}/git/trees/${commit.treeSha}`,
      },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: renderAccount(base, commit.author),
    committer: renderAccount(base, commit.committer),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${base}/${slug}/commit/${sha}`,
    })),
  };
}

/** A commit as runs carry it. */
export function renderSimpleCommit(commit: Commit): Schemas['simple-commit'] {
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    message: commit.message,
    timestamp: isoSeconds(commit.authoredAt),
    author: gitUser(commit.author),
    committer: gitUser(commit.committer),
  };
}

export function gitUser(account: Account) {
  return { name: account.login, email: emailOf(account) };
}
