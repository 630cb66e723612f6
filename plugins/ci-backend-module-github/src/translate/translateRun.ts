import {
  repositoryId,
  type RepositoryFact,
  type RunFact,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { count, id, instant, listOf, optional, text } from './lenientFields';
import { workflowPath } from './workflowPath';

const login = z.object({ login: text });
const namedRepository = z.object({ id: optional(id), full_name: text });

const body = z.object({
  id,
  workflow_id: id,
  head_sha: text,
  event: text,
  status: text,
  created_at: instant,
  run_attempt: z.number().int().positive().catch(1),
  run_number: count.catch(0),
  name: optional(text),
  path: optional(text),
  display_title: optional(text),
  head_branch: optional(text),
  conclusion: optional(text),
  html_url: optional(text),
  run_started_at: optional(instant),
  updated_at: optional(instant),
  actor: optional(login),
  pull_requests: listOf(z.object({ number: count })),
  repository: optional(namedRepository),
  head_repository: optional(namedRepository),
  head_commit: optional(
    z.object({
      tree_id: optional(text),
      message: optional(text),
      timestamp: optional(instant),
      author: optional(z.object({ name: optional(text) })),
    }),
  ),
});

type RunBody = z.infer<typeof body>;

/**
 * A workflow run of REST or of a `workflow_run` payload.
 * Undefined without id, workflow, head commit, event, status or creation: the mainline rule can't place it.
 */
export function translateRun(
  value: unknown,
  repository: Pick<RepositoryFact, 'host' | 'id' | 'slug' | 'url'>,
): RunFact | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const run = read.data;
  return {
    // A name may have been given to another repository since it was read: what is that one's must not pass for this one's.
    repositoryId: run.repository?.id
      ? repositoryId(repository.host, run.repository.id)
      : repository.id,
    id: run.id,
    attempt: run.run_attempt,
    number: run.run_number,
    workflowId: run.workflow_id,
    workflowName: run.name,
    workflowPath: workflowPath(run.path),
    title: run.display_title,
    event: run.event,
    branch: run.head_branch,
    headSha: run.head_sha,
    treeId: run.head_commit?.tree_id,
    headMessage: run.head_commit?.message,
    headAuthor: run.head_commit?.author?.name,
    headAuthoredAt: run.head_commit?.timestamp,
    headRepository: forkOf(run, repository.slug),
    pullRequests: run.pull_requests.length
      ? run.pull_requests.map(({ number }) => number)
      : undefined,
    actor: run.actor?.login,
    status: run.status,
    conclusion: run.conclusion,
    url: run.html_url ?? `${repository.url}/actions/runs/${run.id}`,
    createdAt: run.created_at,
    startedAt: run.run_started_at,
    updatedAt: run.updated_at ?? run.created_at,
  };
}

/** By id where both have one: a renamed repository is no fork of itself. */
function forkOf(run: RunBody, slug: string): string | undefined {
  const head = run.head_repository;
  if (!head) return undefined;
  const same =
    head.id && run.repository?.id
      ? head.id === run.repository.id
      : head.full_name.toLowerCase() === slug.toLowerCase();
  return same ? undefined : head.full_name;
}
