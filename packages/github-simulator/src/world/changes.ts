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

const NO_COMMIT = '0'.repeat(40);

/** @public */
export interface PushOptions {
  /** The default branch unless told; a branch that is not there is made from the default branch. */
  branch?: string;
  message?: string;
  author?: Account;
  committer?: Account;
  /** The files that it changes; where none are told, any may have been. */
  paths?: string[];
  /** The tree, where it is that of another commit, as after a squash merge. */
  treeSha?: string;
  activity?: ActivityType;
  /** The commit that this one merges into the branch. */
  merges?: string;
  /** How the runs will go that it starts: for all workflows, or by the workflow's name; else the planner decides. */
  plan?: RunPlan | Record<string, RunPlan>;
  /** `false` starts nothing, as `[skip ci]` does. */
  startRuns?: boolean;
  /** The event of the runs that it starts. */
  event?: string;
}

/** A commit reaches a branch; the default branch's push starts the workflows that wait for one. */
export function pushCommit(
  state: WorldState,
  repository: Repository,
  options: PushOptions = {},
): Commit {
  const branch = options.branch ?? repository.defaultBranch;
  const author = options.author ?? repository.owner;
  const known = repository.branches.get(branch);
  const parent = known ?? repository.branches.get(repository.defaultBranch);
  const forced = options.activity === 'force_push';
  const commit: Commit = {
    sha: state.random.hex(40),
    treeSha: options.treeSha ?? state.random.hex(40),
    parents: [parent, options.merges].filter(sha => sha !== undefined),
    message: options.message ?? `Change ${repository.commits.size + 1}`,
    author,
    committer: options.committer ?? author,
    authoredAt: state.clock.now(),
  };
  repository.commits.set(commit.sha, commit);
  repository.branches.set(branch, commit.sha);
  repository.pushedAt = state.clock.now();
  recordActivity(state, repository, {
    type: options.activity ?? (known ? 'push' : 'branch_creation'),
    before: known ?? NO_COMMIT,
    after: commit.sha,
    branch,
    actor: author,
  });
  tell(state, {
    type: 'push',
    repository,
    branch,
    before: known ?? NO_COMMIT,
    commits: [commit],
    pusher: author,
    created: !known,
    forced,
  });
  if (options.startRuns !== false) {
    startWorkflowsOnPush(state, repository, branch, commit, author, options);
  }
  return commit;
}

/** A commit on a new branch, and a pull request for it, whose workflows start. */
export function openPullRequest(
  state: WorldState,
  repository: Repository,
  options: {
    branch: string;
    title: string;
    author: Account;
    paths?: string[];
    plan?: PushOptions['plan'];
  },
): PullRequest {
  const pullRequest: PullRequest = {
    id: takeId(state, 'pullRequest'),
    number: repository.pullRequests.length + 1,
    title: options.title,
    branch: options.branch,
    author: options.author,
    state: 'open',
  };
  repository.pullRequests.push(pullRequest);
  const commit = pushCommit(state, repository, {
    branch: options.branch,
    message: options.title,
    author: options.author,
    paths: options.paths,
    startRuns: false,
  });
  for (const workflow of repository.workflows) {
    if (workflow.state !== 'active') continue;
    if (!workflow.on.includes('pull_request')) continue;
    if (!isConcerned(workflow, options.paths)) continue;
    requestRun(state, repository, {
      workflow,
      event: 'pull_request',
      branch: options.branch,
      sha: commit.sha,
      actor: options.author,
      title: options.title,
      pullRequest,
      plan: planFor(options.plan, workflow.name),
    });
  }
  return pullRequest;
}

/** Squashes a pull request onto the default branch: a new commit with the tree that was tested. */
export function mergePullRequest(
  state: WorldState,
  repository: Repository,
  pullRequest: PullRequest,
  options: {
    plan?: PushOptions['plan'];
    merger?: Account;
    paths?: string[];
  } = {},
): Commit {
  pullRequest.state = 'merged';
  const head = repository.branches.get(pullRequest.branch);
  const merger = options.merger ?? pullRequest.author;
  const commit = pushCommit(state, repository, {
    message: `${pullRequest.title} (#${pullRequest.number})`,
    author: pullRequest.author,
    committer: merger,
    treeSha: head ? repository.commits.get(head)?.treeSha : undefined,
    activity: 'pr_merge',
    paths: options.paths,
    plan: options.plan,
  });
  if (head) {
    repository.branches.delete(pullRequest.branch);
    recordActivity(state, repository, {
      type: 'branch_deletion',
      before: head,
      after: NO_COMMIT,
      branch: pullRequest.branch,
      actor: merger,
    });
  }
  return commit;
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
  });
}

function startWorkflowsOnPush(
  state: WorldState,
  repository: Repository,
  branch: string,
  commit: Commit,
  actor: Account,
  options: PushOptions,
) {
  if (branch !== repository.defaultBranch) return;
  const event = options.event ?? 'push';
  for (const workflow of repository.workflows) {
    if (workflow.state !== 'active' || !workflow.on.includes(event)) continue;
    if (!isConcerned(workflow, options.paths)) continue;
    requestRun(state, repository, {
      workflow,
      event,
      branch,
      sha: commit.sha,
      actor,
      plan: planFor(options.plan, workflow.name),
    });
  }
}

function isConcerned({ folders }: Workflow, paths: string[] | undefined) {
  if (!folders || !paths) return true;
  return paths.some(path =>
    folders.some(folder => path.startsWith(`${folder}/`)),
  );
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

function recordActivity(
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
