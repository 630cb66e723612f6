import { Account, Commit, PullRequest, RunPlan, World } from '../../../world';
import { DemoLine } from '../organisation/Organisation';

/** Work that is brought to mainline: what it is called, and what it touches. */
export interface Work {
  title: string;
  author: Account;
  paths: string[];
  /** On its branch, oldest first; one of now unless told. */
  commits?: Array<{ message?: string; authoredAt?: number }>;
}

/** How the builds of a check-in will go, by the name of the workflow. */
export type Plans = Record<string, RunPlan>;

/** Straight to mainline. */
export function pushWork(
  world: World,
  line: DemoLine,
  work: Work,
  plan: Plans,
): Commit {
  return world.push(line.repository, {
    message: work.title,
    author: work.author,
    paths: work.paths,
    plan,
  });
}

/** On a branch of its own, for others to look at; some of it was written on the days before. */
export function proposeWork(
  world: World,
  line: DemoLine,
  work: Work,
  branch: string,
): PullRequest {
  const { commits = [{}] } = work;
  return world.openPullRequest(line.repository, {
    branch,
    title: work.title,
    author: work.author,
    commits: commits.map(({ authoredAt, message = work.title }) => ({
      message,
      authoredAt,
      author: work.author,
      paths: work.paths,
    })),
  });
}

/** From its branch to mainline, the way the team does it. */
export function mergeWork(
  world: World,
  line: DemoLine,
  { pullRequest, merger }: { pullRequest: PullRequest; merger: Account },
  plan: Plans,
): Commit {
  const { merging } = line.team;
  return world.mergePullRequest(line.repository, pullRequest, {
    merger,
    // A team that pushes merges its few pull requests as GitHub proposes.
    method: merging === 'push' ? 'merge' : merging,
    plan,
  });
}
