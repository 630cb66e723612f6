import { Schemas } from '../served/ServedGithub';
import { Attempt, PullRequest, Repository, Run } from '../world';
import { renderAccount } from './account';
import { renderSimpleCommit } from './commit';
import { nodeId } from './nodeId';
import { renderMinimalRepository, slugOf } from './repository';
import { isoSeconds } from './time';

/** A run as of one of its attempts. */
export function renderRun(
  base: string,
  repository: Repository,
  run: Run,
  attempt: Attempt,
) {
  const api = `${base}/repos/${slugOf(repository)}`;
  const url = `${api}/actions/runs/${run.id}`;
  const commit = repository.commits.get(run.sha);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', run.id),
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.number,
    event: run.event,
    status: attempt.status,
    conclusion: attempt.conclusion ?? null,
    workflow_id: run.workflow.id,
    check_suite_id: run.checkSuiteId,
    check_suite_node_id: nodeId('CS', run.checkSuiteId),
    url,
    html_url: `${base}/${slugOf(repository)}/actions/runs/${run.id}`,
    pull_requests: run.pullRequest
      ? [renderPullRequest(api, repository, run, run.pullRequest)]
      : [],
    created_at: isoSeconds(run.createdAt),
    updated_at: isoSeconds(attempt.updatedAt),
    actor: renderAccount(base, run.actor),
    run_attempt: attempt.number,
    referenced_workflows: [],
    run_started_at: isoSeconds(attempt.startedAt),
    triggering_actor: renderAccount(base, attempt.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.checkSuiteId}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url:
      attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: commit ? renderSimpleCommit(commit) : null,
    repository: renderMinimalRepository(base, repository),
    head_repository: renderMinimalRepository(base, repository),
  } satisfies Schemas['workflow-run'];
}

function renderPullRequest(
  api: string,
  repository: Repository,
  run: Run,
  { id, number, branch, baseBranch }: PullRequest,
): Schemas['pull-request-minimal'] {
  const repo = { id: repository.id, url: api, name: repository.name };
  return {
    url: `${api}/pulls/${number}`,
    id,
    number,
    head: { ref: branch, sha: run.sha, repo },
    base: {
      ref: baseBranch,
      sha: repository.branches.get(baseBranch) ?? run.sha,
      repo,
    },
  };
}
