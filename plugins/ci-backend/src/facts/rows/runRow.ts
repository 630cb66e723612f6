import type {
  Contradiction,
  Instant,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import { orNull, present, storable, type StoredBoolean } from './stored';

/** One attempt in the table `runs`. */
export interface RunRow {
  repository_id: string;
  id: string;
  attempt: number;
  /** Whether it is the highest attempt of its run. */
  newest: StoredBoolean;
  number: number;
  workflow_id: string;
  workflow_name: string | null;
  workflow_path: string | null;
  title: string | null;
  event: string;
  branch: string | null;
  head_sha: string;
  tree_id: string | null;
  head_message: string | null;
  head_author: string | null;
  head_authored_at: Instant | null;
  head_repository: string | null;
  /** JSON */
  pull_requests: string | null;
  actor: string | null;
  status: string;
  conclusion: string | null;
  url: string;
  created_at: Instant;
  started_at: Instant | null;
  updated_at: Instant;
  /** JSON */
  contradiction: string | null;
  /** When its jobs were read to the end, after it completed. */
  jobs_read_at: Instant | null;
}

/** What the facts say; `newest` and `jobs_read_at` are the store's own. */
export type RunFactRow = Omit<RunRow, 'newest' | 'jobs_read_at'>;

export function rowToRun(row: RunFactRow): RunFact {
  return present<RunFact>({
    repositoryId: row.repository_id,
    id: row.id,
    attempt: row.attempt,
    number: row.number,
    workflowId: row.workflow_id,
    workflowName: row.workflow_name,
    workflowPath: row.workflow_path,
    title: row.title,
    event: row.event,
    branch: row.branch,
    headSha: row.head_sha,
    treeId: row.tree_id,
    headMessage: row.head_message,
    headAuthor: row.head_author,
    headAuthoredAt: row.head_authored_at,
    headRepository: row.head_repository,
    pullRequests:
      row.pull_requests === null
        ? null
        : (JSON.parse(row.pull_requests) as number[]),
    actor: row.actor,
    status: row.status,
    conclusion: row.conclusion,
    url: row.url,
    createdAt: row.created_at,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    contradiction:
      row.contradiction === null
        ? null
        : (JSON.parse(row.contradiction) as Contradiction),
  });
}

export function runToRow(run: RunFact): RunFactRow {
  return storable({
    repository_id: run.repositoryId,
    id: run.id,
    attempt: run.attempt,
    number: run.number,
    workflow_id: run.workflowId,
    workflow_name: orNull(run.workflowName),
    workflow_path: orNull(run.workflowPath),
    title: orNull(run.title),
    event: run.event,
    branch: orNull(run.branch),
    head_sha: run.headSha,
    tree_id: orNull(run.treeId),
    head_message: orNull(run.headMessage),
    head_author: orNull(run.headAuthor),
    head_authored_at: orNull(run.headAuthoredAt),
    head_repository: orNull(run.headRepository),
    pull_requests: run.pullRequests ? JSON.stringify(run.pullRequests) : null,
    actor: orNull(run.actor),
    status: run.status,
    conclusion: orNull(run.conclusion),
    url: run.url,
    created_at: run.createdAt,
    started_at: orNull(run.startedAt),
    updated_at: run.updatedAt,
    contradiction: run.contradiction ? JSON.stringify(run.contradiction) : null,
  });
}
