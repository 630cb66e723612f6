import { Account, Commit, PullRequest, RunPlan, World } from '../../../world';
import { DemoLine } from '../organisation/Organisation';

/** Work that is brought to mainline: what it is called, and what it touches. */
export interface Work {
  title: string;
  author: Account;
  paths: string[];
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

/** On a branch of its own, for others to look at. */
export function proposeWork(
  world: World,
  line: DemoLine,
  work: Work,
  branch: string,
): PullRequest {
  return world.openPullRequest(line.repository, {
    branch,
    title: work.title,
    author: work.author,
    paths: work.paths,
  });
}

/** From its branch to mainline, the way the team does it. */
export function mergeWork(
  world: World,
  line: DemoLine,
  work: Work & { pullRequest: PullRequest; merger: Account },
  plan: Plans,
): Commit {
  return world.mergePullRequest(line.repository, work.pullRequest, {
    merger: work.merger,
    paths: work.paths,
    plan,
  });
}
