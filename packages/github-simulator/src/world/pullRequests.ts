import {
  NO_COMMIT,
  pushCommit,
  PushOptions,
  recordActivity,
  startWorkflowsOnPullRequest,
} from './changes';
import { commitsAhead, NewCommit } from './commits';
import { Account, Commit, PullRequest, Repository } from './model';
import { takeId, tell, WorldState } from './WorldState';

/** @public */
export interface PullRequestOptions {
  branch: string;
  title: string;
  author: Account;
  /** The default branch unless told. */
  baseBranch?: string;
  /** What is pushed for it, oldest first: one commit unless told; none, where the branch is there with its commits. */
  commits?: NewCommit[];
  isDraft?: boolean;
  plan?: PushOptions['plan'];
}

/** @public */
export interface MergeOptions {
  /** `squash` unless told. */
  method?: 'squash' | 'merge' | 'rebase';
  /** Its author unless told. */
  merger?: Account;
  plan?: PushOptions['plan'];
  /** Whether its branch goes away; true unless told. */
  deleteBranch?: boolean;
}

/** Commits on a new branch, and a pull request for it, whose workflows start. */
export function openPullRequest(
  state: WorldState,
  repository: Repository,
  options: PullRequestOptions,
): PullRequest {
  const { branch, title, author } = options;
  const id = takeId(state, 'pullRequest');
  const baseBranch = options.baseBranch ?? repository.defaultBranch;
  const isThere = repository.branches.has(branch);
  const base = headOf(repository, baseBranch);
  const commits = options.commits ?? [{ message: title }];
  if (commits.length) {
    pushCommit(state, repository, {
      branch,
      from: baseBranch,
      author,
      commits,
      startRuns: false,
    });
  }
  const head = headOf(repository, branch);
  const now = state.clock.now();
  const pullRequest: PullRequest = {
    id,
    number: repository.pullRequests.length + 1,
    title,
    branch,
    baseBranch,
    baseSha: base,
    headSha: head,
    commits: isThere
      ? commitsAhead(repository, base, head).map(({ sha }) => sha)
      : lastOf(repository, head, commits.length),
    author,
    isDraft: options.isDraft ?? false,
    state: 'open',
    openedAt: now,
    updatedAt: now,
  };
  repository.pullRequests.push(pullRequest);
  tell(state, {
    type: 'pull_request',
    action: 'opened',
    repository,
    pullRequest,
    sender: author,
  });
  startWorkflowsOnPullRequest(state, repository, pullRequest, {
    actor: author,
    plan: options.plan,
  });
  return pullRequest;
}

/**
 * Brings a pull request onto its base. A squash is one new commit; a merge has two parents, and brings the commits of the
 * branch along as they are; a rebase copies them, with the dates of their authors. The last has the tree that was tested.
 *
 * @returns the last commit
 */
export function mergePullRequest(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  options: MergeOptions = {},
): Commit {
  const merger = options.merger ?? pullRequest.author;
  const commits = pullRequest.commits
    .map(sha => repository.commits.get(sha))
    .filter(commit => commit !== undefined);
  pullRequest.state = 'merged';
  const commit = pushCommit(state, repository, {
    branch: pullRequest.baseBranch,
    treeSha: repository.commits.get(pullRequest.headSha)?.treeSha,
    activity: 'pr_merge',
    plan: options.plan,
    ...whatIsMerged(repository, pullRequest, {
      method: options.method ?? 'squash',
      commits,
      merger,
      now: state.clock.now(),
    }),
  });
  pullRequest.mergedAt = state.clock.now();
  pullRequest.mergedBy = merger;
  pullRequest.mergeSha = commit.sha;
  if (options.deleteBranch !== false) {
    deleteBranch(state, repository, pullRequest.branch, merger);
  }
  close(state, repository, pullRequest, merger);
  return commit;
}

/** Without merging it; its branch stays unless told. */
export function closePullRequest(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  options: { closer?: Account; deleteBranch?: boolean } = {},
) {
  const closer = options.closer ?? pullRequest.author;
  pullRequest.state = 'closed';
  if (options.deleteBranch) {
    deleteBranch(state, repository, pullRequest.branch, closer);
  }
  close(state, repository, pullRequest, closer);
}

export function deleteBranch(
  state: WorldState,
  repository: Repository,
  branch: string,
  actor: Account,
) {
  const head = repository.branches.get(branch);
  if (!head) return;
  repository.branches.delete(branch);
  recordActivity(state, repository, {
    type: 'branch_deletion',
    before: head,
    after: NO_COMMIT,
    branch,
    actor,
  });
}

function whatIsMerged(
  { owner }: Repository,
  { title, number, branch, author, headSha }: PullRequest,
  {
    method,
    commits,
    merger,
    now,
  }: {
    method: NonNullable<MergeOptions['method']>;
    commits: Commit[];
    merger: Account;
    now: number;
  },
): Partial<PushOptions> {
  const paths = [...new Set(commits.flatMap(one => one.paths))];
  switch (method) {
    case 'squash':
      return {
        message: `${title} (#${number})`,
        author,
        committer: merger,
        paths,
      };
    case 'merge':
      return {
        message: `Merge pull request #${number} from ${owner.login}/${branch}\n\n${title}`,
        author: merger,
        merges: headSha,
        brings: commits,
        paths,
      };
    case 'rebase':
      return {
        author: merger,
        commits: commits
          .filter(({ parents }) => parents.length < 2)
          .map(({ message, author: writer, authoredAt, paths: changed }) => ({
            message,
            author: writer,
            authoredAt,
            committer: merger,
            committedAt: now,
            paths: changed,
          })),
      };
    default:
      throw new Error(`Nothing is merged by '${String(method)}'`);
  }
}

function close(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  sender: Account,
) {
  pullRequest.closedAt = state.clock.now();
  pullRequest.updatedAt = pullRequest.closedAt;
  tell(state, {
    type: 'pull_request',
    action: 'closed',
    repository,
    pullRequest,
    sender,
  });
}

function headOf(repository: Repository, branch: string): string {
  const head = repository.branches.get(branch);
  if (!head) throw new Error(`'${repository.name}' has no branch '${branch}'`);
  return head;
}

/** The last so many commits of a line, oldest first. */
function lastOf(repository: Repository, head: string, count: number) {
  const found: string[] = [];
  for (let at = head; found.length < count; ) {
    found.unshift(at);
    at = repository.commits.get(at)?.parents[0] ?? '';
  }
  return found;
}
