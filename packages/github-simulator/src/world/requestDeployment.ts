import { mergeInto } from './changes';
import { addDeployment, DeploymentOptions } from './deployments';
import { Deployment } from './deploymentModel';
import { findRef } from './dispatch';
import { Repository } from './model';
import { newestAttempt } from './runProgress';
import { WorldState } from './WorldState';

/** @public */
export interface DeploymentRequest
  extends Omit<DeploymentOptions, 'sha' | 'madeBy'> {
  /** Whether the default branch is merged into a branch that is behind it; true unless told. */
  autoMerge?: boolean;
  /** Checks that must have succeeded; all that there are unless told, none when it is empty. */
  requiredContexts?: string[];
}

/** What came of a wish to deploy; `merged` is GitHub's 202, which deploys nothing. @public */
export type DeploymentResult =
  | { kind: 'created'; deployment: Deployment }
  | { kind: 'merged'; message: string }
  | { kind: 'conflict'; message: string }
  | { kind: 'unknown-ref'; message: string };

/** Makes a deployment as `POST /deployments` does, unless a merge or a check is in the way. */
export function requestDeployment(
  state: WorldState,
  repository: Repository,
  request: DeploymentRequest,
): DeploymentResult {
  const { ref, autoMerge = true } = request;
  const found = findRef(repository, ref);
  const sha = found?.sha ?? (repository.commits.has(ref) ? ref : undefined);
  if (!sha) return { kind: 'unknown-ref', message: `No ref found for: ${ref}` };

  const main = repository.defaultBranch;
  const branch = found && repository.branches.has(found.name) && found.name;
  if (autoMerge && branch && isBehind(repository, sha)) {
    if (repository.conflicting.has(branch)) {
      return {
        kind: 'conflict',
        message: `Conflict merging ${main} into ${branch}.`,
      };
    }
    mergeInto(state, repository, branch, request.creator);
    return {
      kind: 'merged',
      message: `Auto-merged ${main} into ${branch} on deployment.`,
    };
  }
  if (!checksPassed(repository, sha, request.requiredContexts)) {
    return {
      kind: 'conflict',
      message: `Conflict: Commit status checks failed for ${ref}.`,
    };
  }
  const deployment = addDeployment(state, repository, { ...request, sha });
  return { kind: 'created', deployment };
}

/** Whether a commit lacks what the default branch has. */
function isBehind(repository: Repository, sha: string): boolean {
  const head = repository.branches.get(repository.defaultBranch);
  const seen = new Set<string>();
  const open = [sha];
  while (open.length) {
    const next = open.pop() ?? '';
    if (next === head) return false;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(repository.commits.get(next)?.parents ?? []));
  }
  return true;
}

/** The checks of a commit are the jobs of its runs; one that is required and missing has not passed. */
function checksPassed(
  repository: Repository,
  sha: string,
  required: string[] | undefined,
): boolean {
  if (required?.length === 0) return true;
  const jobs = repository.runs
    .filter(run => run.sha === sha && run.event !== 'workflow_dispatch')
    .flatMap(run => newestAttempt(run).jobs);
  const names = required ?? jobs.map(({ name }) => name);
  return names.every(name =>
    jobs.some(job => job.name === name && job.conclusion === 'success'),
  );
}
