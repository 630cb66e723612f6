import {
  NO_COMMIT,
  pushCommit,
  PushOptions,
  recordActivity,
  startWorkflowsOnPush,
} from './changes';
import { NewCommit } from './commits';
import { Account, Commit, Repository } from './model';
import { tell, WorldState } from './WorldState';

/** @public */
export interface ForcePushOptions {
  /** The commit that the branch is put back to. */
  to: string;
  /** What is written anew on top of it, oldest first; nothing unless told. */
  commits?: NewCommit[];
  /** The default branch unless told. */
  branch?: string;
  author?: Account;
  plan?: PushOptions['plan'];
  startRuns?: boolean;
}

/**
 * Rewrites the history of a branch: what came after `to` can be reached from it no longer, though GitHub keeps it.
 *
 * @returns the end of the branch
 */
export function forcePush(
  state: WorldState,
  repository: Repository,
  options: ForcePushOptions,
): Commit {
  const { to, commits = [], ...rest } = options;
  const target = repository.commits.get(to);
  if (!target) throw new Error(`'${repository.name}' has no commit '${to}'`);
  return commits.length
    ? pushCommit(state, repository, {
        ...rest,
        commits,
        parent: to,
        activity: 'force_push',
      })
    : reset(state, repository, target, options);
}

function reset(
  state: WorldState,
  repository: Repository,
  target: Commit,
  options: ForcePushOptions,
): Commit {
  const branch = options.branch ?? repository.defaultBranch;
  const pusher = options.author ?? target.author;
  const before = repository.branches.get(branch) ?? NO_COMMIT;
  repository.branches.set(branch, target.sha);
  repository.pushedAt = state.clock.now();
  recordActivity(state, repository, {
    type: 'force_push',
    before,
    after: target.sha,
    branch,
    actor: pusher,
  });
  tell(state, {
    type: 'push',
    repository,
    branch,
    before,
    after: target,
    commits: [],
    pusher,
    created: false,
    forced: true,
  });
  if (options.startRuns !== false) {
    startWorkflowsOnPush(state, repository, branch, [target], pusher, options);
  }
  return target;
}
