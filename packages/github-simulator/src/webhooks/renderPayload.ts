import { renderAccount, emailOf } from '../render/account';
import { renderDeployment, renderDeploymentStatus } from '../render/deployment';
import { renderJob } from '../render/job';
import { nodeId } from '../render/nodeId';
import { renderFullPullRequest } from '../render/pullRequest';
import { renderRepository, slugOf } from '../render/repository';
import { renderRun } from '../render/run';
import { isoSeconds } from '../render/time';
import { renderWorkflow } from '../render/workflow';
import { Account, Commit, Deployment, Repository, WorldEvent } from '../world';

/** The body of a delivery, in GitHub's full shape. */
export type WebhookPayload = Record<string, unknown>;

/** What GitHub would send for something that happened. */
export function renderPayload(base: string, event: WorldEvent): WebhookPayload {
  switch (event.type) {
    case 'push':
      return renderPush(base, event);
    case 'repository':
      return {
        action: event.action,
        ...(event.changes && { changes: event.changes }),
        ...(event.movedFrom && {
          changes: {
            owner: {
              from: { organization: renderOrganization(base, event.movedFrom) },
            },
          },
        }),
        ...context(base, event.repository, event.repository.owner),
      };
    case 'pull_request':
      return {
        action: event.action,
        number: event.pullRequest.number,
        ...(event.before && {
          before: event.before,
          after: event.pullRequest.headSha,
        }),
        pull_request: renderFullPullRequest(
          base,
          event.repository,
          event.pullRequest,
        ),
        ...context(base, event.repository, event.sender),
      };
    case 'workflow_run':
      return {
        action: event.action,
        workflow_run: renderRun(
          base,
          event.repository,
          event.run,
          event.attempt,
        ),
        workflow: renderWorkflow(base, event.repository, event.run.workflow),
        ...context(base, event.repository, event.attempt.triggeringActor),
      };
    case 'workflow_job':
      return {
        action: event.action,
        workflow_job: renderJob(
          base,
          event.repository,
          event.run,
          event.attempt,
          event.job,
        ),
        ...context(base, event.repository, event.attempt.triggeringActor),
      };
    case 'workflow_dispatch':
      return {
        inputs: event.run.inputs,
        ref: event.run.ref,
        workflow: event.run.workflow.path,
        ...context(base, event.repository, event.run.actor),
      };
    case 'deployment':
      return renderDeploymentEvent(base, event);
    case 'deployment_status':
      return {
        ...renderDeploymentEvent(base, event),
        check_run: null,
        deployment_status: renderDeploymentStatus(
          base,
          event.repository,
          event.deployment,
          event.status,
        ),
        sender: renderAccount(base, event.status.creator),
      };
    default:
      throw new Error(`No webhook tells of ${JSON.stringify(event)}`);
  }
}

function renderDeploymentEvent(
  base: string,
  event: Extract<WorldEvent, { deployment: Deployment }>,
): WebhookPayload {
  const { repository, deployment } = event;
  const { run, attempt: number } = deployment.madeBy ?? {};
  const attempt = run?.attempts.find(one => one.number === number);
  return {
    action: event.action,
    deployment: renderDeployment(base, repository, deployment),
    workflow: run ? renderWorkflow(base, repository, run.workflow) : null,
    workflow_run:
      run && attempt ? renderRun(base, repository, run, attempt) : null,
    ...context(base, repository, deployment.creator),
  };
}

function renderPush(
  base: string,
  event: Extract<WorldEvent, { type: 'push' }>,
): WebhookPayload {
  const { repository, commits, before, branch } = event;
  const slug = slugOf(repository);
  const rendered = commits.map(commit => renderCommit(base, slug, commit));
  const head = renderCommit(base, slug, event.after);
  const after = head.id;
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: event.created,
    deleted: false,
    forced: event.forced,
    base_ref: null,
    compare: `${base}/${slug}/compare/${before.slice(0, 12)}...${after.slice(
      0,
      12,
    )}`,
    commits: rendered,
    head_commit: head,
    pusher: { name: event.pusher.login, email: emailOf(event.pusher) },
    ...context(base, repository, event.pusher),
    repository: {
      ...renderRepository(base, repository),
      // A push is the one event that tells these as numbers.
      created_at: Math.floor(repository.createdAt / 1000),
      pushed_at: Math.floor(repository.pushedAt / 1000),
      stargazers: 0,
      master_branch: repository.defaultBranch,
      organization: repository.owner.login,
    },
  };
}

function renderCommit(base: string, slug: string, commit: Commit) {
  const person = (account: Account) => ({
    name: account.login,
    email: emailOf(account),
    username: account.login,
  });
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    distinct: true,
    message: commit.message,
    timestamp: isoSeconds(commit.authoredAt),
    url: `${base}/${slug}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: [],
    removed: [],
    modified: commit.paths,
  };
}

function context(base: string, repository: Repository, sender: Account) {
  return {
    repository: renderRepository(base, repository),
    organization: renderOrganization(base, repository.owner),
    sender: renderAccount(base, sender),
  };
}

function renderOrganization(base: string, { id, login }: Account) {
  const url = `${base}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('O', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${base}/avatars/u/${id}`,
    description: '',
  };
}
