import { addCommit, NewCommit } from './commits';
import {
  Account,
  Activity,
  ActivityType,
  Commit,
  PullRequest,
  Repository,
  RunPlan,
  Workflow,
} from './model';
import { requestRun } from './runs';
import { takeId, tell, WorldState } from './WorldState';

export const NO_COMMIT = '0'.repeat(40);

/** @public */
export interface PushOptions extends NewCommit {
  /** The default branch unless told; a branch that is not there is made from the default branch. */
  branch?: string;
  /** The branch that a new one is made from, where it is not the default branch. */
  from?: string;
  /** The commit that it is put on, where it is not the end of the branch: with `force_push`, what a branch is rewritten from. */
  parent?: string;
  /** Several commits in one push, oldest first, instead of the one. */
  commits?: NewCommit[];
  /** The tree of the last, where it is that of another commit, as after a squash merge. */
  treeSha?: string;
  activity?: ActivityType;
  /** The commit that the last merges into the branch. */
  merges?: string;
  /** How the runs will go that it starts: for all workflows, or by the workflow's name; else the planner decides. */
  plan?: RunPlan | Record<string, RunPlan>;
  /** `false` starts nothing, as `[skip ci]` does. */
  startRuns?: boolean;
  /** The event of the runs that it starts. */
  event?: string;
  /** Commits that reach the branch by the one that it merges, oldest first. */
  brings?: Commit[];
}

/**
 * Commits reach a branch; the default branch's push starts the workflows that wait for one, and that of a pull request's
 * branch those that wait for it.
 *
 * @returns the last
 */
export function pushCommit(
  state: WorldState,
  repository: Repository,
  options: PushOptions = {},
): Commit {
  const branch = options.branch ?? repository.defaultBranch;
  const known = repository.branches.get(branch);
  const news = options.commits ?? [options];
  if (news.length === 0) throw new Error('A push needs a commit');
  let parent =
    options.parent ??
    known ??
    repository.branches.get(options.from ?? repository.defaultBranch);
  const commits = news.map((one, index) => {
    const isLast = index === news.length - 1;
    const commit = addCommit(state, repository, {
      ...one,
      author: one.author ?? options.author,
      committer: one.committer ?? options.committer,
      parents: [parent, isLast ? options.merges : undefined],
      treeSha: isLast ? options.treeSha : undefined,
    });
    parent = commit.sha;
    return commit;
  });
  const head = commits[commits.length - 1];
  const pusher = options.author ?? head.author;
  repository.branches.set(branch, head.sha);
  repository.pushedAt = state.clock.now();
  recordActivity(state, repository, {
    type: options.activity ?? (known ? 'push' : 'branch_creation'),
    before: known ?? NO_COMMIT,
    after: head.sha,
    branch,
    actor: pusher,
  });
  tell(state, {
    type: 'push',
    repository,
    branch,
    before: known ?? NO_COMMIT,
    after: head,
    commits: [...(options.brings ?? []), ...commits],
    pusher,
    created: !known,
    forced: options.activity === 'force_push',
  });
  const pullRequest = known && openPullRequestOf(repository, branch);
  if (pullRequest) growPullRequest(state, repository, pullRequest, commits);
  if (options.startRuns !== false) {
    startWorkflowsOnPush(state, repository, branch, commits, pusher, options);
    if (pullRequest) {
      startWorkflowsOnPullRequest(state, repository, pullRequest, {
        actor: pusher,
        plan: options.plan,
      });
    }
  }
  return head;
}

/** Merges the default branch into another, as a deployment may ask for. */
export function mergeInto(
  state: WorldState,
  repository: Repository,
  branch: string,
  author: Account,
): Commit {
  const main = repository.defaultBranch;
  return pushCommit(state, repository, {
    branch,
    author,
    message: `Merge branch '${main}' into ${branch}`,
    merges: repository.branches.get(main),
    paths: [],
  });
}

export function startWorkflowsOnPush(
  state: WorldState,
  repository: Repository,
  branch: string,
  commits: Commit[],
  actor: Account,
  options: Pick<PushOptions, 'event' | 'plan'>,
) {
  if (branch !== repository.defaultBranch) return;
  const event = options.event ?? 'push';
  const paths = commits.flatMap(commit => commit.paths);
  for (const workflow of repository.workflows) {
    if (workflow.state !== 'active' || !workflow.on.includes(event)) continue;
    if (!isConcerned(workflow, paths)) continue;
    requestRun(state, repository, {
      workflow,
      event,
      branch,
      sha: commits[commits.length - 1].sha,
      actor,
      plan: planFor(options.plan, workflow.name),
    });
  }
}

/** Asked of every workflow with every push, so it makes nothing anew. */
function isConcerned({ folders }: Workflow, paths: string[]) {
  if (!folders) return true;
  return paths.some(path =>
    folders.some(
      folder => path.startsWith(folder) && path[folder.length] === '/',
    ),
  );
}

/** Starts the workflows that wait for a pull request, on the end of its branch. */
export function startWorkflowsOnPullRequest(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  options: { actor: Account; plan?: PushOptions['plan'] },
) {
  const paths = pullRequest.commits.flatMap(
    sha => repository.commits.get(sha)?.paths ?? [],
  );
  for (const workflow of repository.workflows) {
    if (workflow.state !== 'active') continue;
    if (!workflow.on.includes('pull_request')) continue;
    if (!isConcerned(workflow, paths)) continue;
    requestRun(state, repository, {
      workflow,
      event: 'pull_request',
      branch: pullRequest.branch,
      sha: pullRequest.headSha,
      actor: options.actor,
      title: pullRequest.title,
      pullRequest,
      plan: planFor(options.plan, workflow.name),
    });
  }
}

function openPullRequestOf(repository: Repository, branch: string) {
  return repository.pullRequests.findLast(
    one => one.state === 'open' && one.branch === branch,
  );
}

/** A push to the branch of a pull request: its commits grow, or are others from the one on that was rewritten. */
function growPullRequest(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  commits: Commit[],
) {
  const before = pullRequest.headSha;
  const kept = pullRequest.commits.indexOf(commits[0].parents[0]) + 1;
  pullRequest.commits = [
    ...pullRequest.commits.slice(0, kept),
    ...commits.map(({ sha }) => sha),
  ];
  pullRequest.headSha = commits[commits.length - 1].sha;
  pullRequest.updatedAt = state.clock.now();
  tell(state, {
    type: 'pull_request',
    action: 'synchronize',
    repository,
    pullRequest,
    before,
    sender: commits[commits.length - 1].author,
  });
}

function planFor(
  plan: PushOptions['plan'],
  workflowName: string,
): RunPlan | undefined {
  if (!plan) return undefined;
  return isRunPlan(plan) ? plan : plan[workflowName];
}

function isRunPlan(plan: RunPlan | Record<string, RunPlan>): plan is RunPlan {
  return typeof plan.outcome === 'string';
}

export function recordActivity(
  state: WorldState,
  repository: Repository,
  activity: Omit<Activity, 'id' | 'at'>,
) {
  repository.activities.push({
    id: takeId(state, 'activity'),
    at: state.clock.now(),
    ...activity,
  });
}
