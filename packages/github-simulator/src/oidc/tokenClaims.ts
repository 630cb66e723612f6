import { slugOf } from '../render/repository';
import { Attempt, Repository, Run } from '../world';

/**
 * What GitHub's token of a job says about its run.
 *
 * From GitHub's documentation ("OpenID Connect reference"); numbers are told as text there.
 */
export function tokenClaims(
  repository: Repository,
  run: Run,
  attempt: Attempt,
  environment: string | undefined,
) {
  const slug = slugOf(repository);
  const workflowRef = `${slug}/${run.workflow.path}@${run.ref}`;
  return {
    sub: `repo:${slug}:${subjectOf(run, environment)}`,
    ...(environment && { environment }),
    ref: run.ref,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: String(run.branch === repository.defaultBranch),
    sha: run.sha,
    repository: slug,
    repository_id: String(repository.id),
    repository_owner: repository.owner.login,
    repository_owner_id: String(repository.owner.id),
    repository_visibility: 'private',
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(attempt.number),
    runner_environment: 'github-hosted',
    actor: run.actor.login,
    actor_id: String(run.actor.id),
    workflow: run.workflow.name,
    workflow_ref: workflowRef,
    workflow_sha: run.sha,
    job_workflow_ref: workflowRef,
    job_workflow_sha: run.sha,
    head_ref: run.pullRequest?.branch ?? '',
    base_ref: run.pullRequest ? repository.defaultBranch : '',
    event_name: run.event,
  };
}

/** An environment goes before a pull request, and that before the ref. */
function subjectOf(run: Run, environment: string | undefined) {
  if (environment) {
    return `environment:${environment.replaceAll(':', '%3A')}`;
  }
  return run.pullRequest ? 'pull_request' : `ref:${run.ref}`;
}
