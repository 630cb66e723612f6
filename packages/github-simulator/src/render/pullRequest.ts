import { createHash } from 'node:crypto';
import { Schemas } from '../served/ServedGithub';
import { Account, PullRequest, Repository } from '../world';
import { renderAccount } from './account';
import { nodeId } from './nodeId';
import { renderRepository, slugOf } from './repository';
import { isoSeconds } from './time';

/** A pull request as lists carry it. */
export function renderPullRequest(
  base: string,
  repository: Repository,
  pullRequest: PullRequest,
) {
  const slug = slugOf(repository);
  const { number } = pullRequest;
  const url = `${base}/repos/${slug}/pulls/${number}`;
  const issue = `${base}/repos/${slug}/issues/${number}`;
  const page = `${base}/${slug}/pull/${number}`;
  const statuses = `${base}/repos/${slug}/statuses/${pullRequest.headSha}`;
  const reviewComment = `${base}/repos/${slug}/pulls/comments{/number}`;
  const end = (branch: string, sha: string) => ({
    label: `${repository.owner.login}:${branch}`,
    ref: branch,
    sha,
    user: renderAccount(base, repository.owner),
    repo: renderRepository(base, repository),
  });
  return {
    url,
    id: pullRequest.id,
    node_id: nodeId('PR', pullRequest.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: reviewComment,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number,
    state: stateOf(pullRequest),
    locked: false,
    title: pullRequest.title,
    user: renderAccount(base, pullRequest.author),
    body: null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: isoSeconds(pullRequest.openedAt),
    updated_at: isoSeconds(pullRequest.updatedAt),
    closed_at: time(pullRequest.closedAt),
    merged_at: time(pullRequest.mergedAt),
    merge_commit_sha: pullRequest.mergeSha ?? testMerge(pullRequest),
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: end(pullRequest.branch, pullRequest.headSha),
    base: end(pullRequest.baseBranch, pullRequest.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: reviewComment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: 'MEMBER' as const,
    auto_merge: null,
    draft: pullRequest.isDraft,
  } satisfies Schemas['pull-request-simple'];
}

/** A pull request as it is read on its own, and as webhooks carry it. */
export function renderFullPullRequest(
  base: string,
  repository: Repository,
  pullRequest: PullRequest,
): Schemas['pull-request'] {
  const person = (account: Account | undefined) =>
    account ? renderAccount(base, account) : null;
  const paths = new Set(
    pullRequest.commits.flatMap(
      sha => repository.commits.get(sha)?.paths ?? [],
    ),
  );
  return {
    ...renderPullRequest(base, repository, pullRequest),
    merged: pullRequest.state === 'merged',
    mergeable: pullRequest.state === 'open' ? true : null,
    rebaseable: null,
    mergeable_state: pullRequest.isDraft ? 'draft' : 'clean',
    merged_by: person(pullRequest.mergedBy),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullRequest.commits.length,
    additions: paths.size,
    deletions: paths.size,
    changed_files: paths.size,
  };
}

/** GitHub tries every pull request out: until it is merged this names the commit that came of it, which is on no branch. */
function testMerge({ id, headSha }: PullRequest): string {
  return createHash('sha1').update(`merge ${id} ${headSha}`).digest('hex');
}

function stateOf({ state }: PullRequest): 'open' | 'closed' {
  return state === 'open' ? 'open' : 'closed';
}

function time(at: number | undefined) {
  return at === undefined ? null : isoSeconds(at);
}
