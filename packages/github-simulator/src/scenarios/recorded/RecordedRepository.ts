import { writeJobLog } from '../../logs/writeJobLog';
import {
  ChangeResult,
  Schemas,
  ServedJob,
  ServedRepository,
  Unavailable,
} from '../../served/ServedGithub';
import { ServedRun } from '../../served/ServedRun';
import { attemptOf, chooseRow } from './chooseRow';
import { deriveHistory, RecordedHistory } from './deriveHistory';
import { deriveWorkflows } from './deriveWorkflows';
import { recordedRun } from './recordedRun';
import { renderRecordedRepository } from './renderRecordedRepository';
import { supplyJobs } from './supplyJobs';

type RunRow = Schemas['workflow-run'];

const STANDS_STILL = {
  ok: false as const,
  status: 403 as const,
  message: 'This is a recording: nothing can be started or cancelled in it',
} satisfies ChangeResult;

/** One repository of the recordings: what was recorded as it was, the rest derived from it. */
export class RecordedRepository implements ServedRepository {
  readonly id: number;
  readonly slug: string;
  readonly #rows: RunRow[];
  readonly #listed: ServedRun[];
  readonly #recordedJobs: Schemas['job'][];
  readonly #history: RecordedHistory;
  readonly #workflows: ReturnType<typeof deriveWorkflows>;

  /** `rows` are all of one repository, at least one. */
  constructor(
    rows: RunRow[],
    jobs: Schemas['job'][],
    workflows: Schemas['workflow'][],
  ) {
    // Newest first, as GitHub lists them; a stable sort, so that rows of one run stay as recorded.
    this.#rows = [...rows].sort(
      (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at),
    );
    this.#listed = this.#rows.map(recordedRun);
    const { id, full_name: slug } = this.#rows[0].repository;
    this.id = Number(id);
    this.slug = slug;
    this.#recordedJobs = jobs;
    this.#history = deriveHistory(this.#rows);
    this.#workflows = deriveWorkflows(workflows, this.#rows);
  }

  get suppliedWorkflows(): number[] {
    return this.#workflows.supplied;
  }

  repository() {
    const [newest] = this.#rows;
    return renderRecordedRepository(
      newest.repository,
      this.#history.defaultBranch,
      newest.created_at,
    );
  }

  branches() {
    return this.#history.branches;
  }

  /** No tag and no file was recorded. */
  tags() {
    return [];
  }

  workflowFiles() {
    return [];
  }

  commit(sha: string) {
    return this.#history.commits.get(sha);
  }

  history(sha: string) {
    const found: Schemas['commit'][] = [];
    let commit = this.commit(sha);
    while (commit) {
      found.push(commit);
      const [parent] = commit.parents;
      commit = parent ? this.commit(parent.sha) : undefined;
    }
    return found;
  }

  /** No file, no pull request and nothing between two commits was recorded. */
  compare() {
    return undefined;
  }

  changedFiles() {
    return [];
  }

  pullRequests() {
    return [];
  }

  pullRequest() {
    return undefined;
  }

  pullRequestCommits() {
    return [];
  }

  activities() {
    return this.#history.activities.map(activity => ({
      id: activity.id,
      ref: activity.ref,
      actor: activity.actor?.login,
      type: activity.activity_type,
      at: Date.parse(activity.timestamp),
      render: () => activity,
    }));
  }

  workflows() {
    return this.#workflows.workflows;
  }

  runs() {
    return this.#listed;
  }

  run(id: number): RunRow | Unavailable | undefined {
    return chooseRow(this.#rows.filter(row => row.id === id));
  }

  attempt(id: number, attempt: number): RunRow | Unavailable | undefined {
    return chooseRow(
      this.#rows.filter(row => row.id === id && attemptOf(row) === attempt),
    );
  }

  jobs(runId: number): ServedJob[] {
    const recorded = this.#recordedJobs.filter(job => job.run_id === runId);
    if (recorded.length) {
      return recorded.map(job => ({ job, supplied: false }));
    }
    const attempts = new Set(
      this.#rows.filter(row => row.id === runId).map(attemptOf),
    );
    return [...attempts].sort().flatMap(attempt => {
      const row = this.attempt(runId, attempt);
      if (!row || 'unavailable' in row) return [];
      return supplyJobs(row).map(job => ({ job, supplied: true }));
    });
  }

  job(jobId: number): ServedJob | undefined {
    const recorded = this.#recordedJobs.find(({ id }) => id === jobId);
    // A supplied job's id is its run's with one digit more.
    return recorded
      ? { job: recorded, supplied: false }
      : this.jobs(Math.floor(jobId / 10)).find(({ job }) => job.id === jobId);
  }

  log(jobId: number) {
    const found = this.job(jobId);
    return found?.job.status === 'completed'
      ? writeJobLog(found.job, this.slug)
      : undefined;
  }

  dispatch() {
    return STANDS_STILL;
  }

  /** None were recorded. */
  artifacts() {
    return [];
  }

  /** Deployments were recorded of other repositories than runs. */
  environments() {
    return [];
  }

  deployments() {
    return [];
  }

  deploymentStatuses() {
    return undefined;
  }

  deploy() {
    return STANDS_STILL;
  }

  tellDeploymentStatus() {
    return STANDS_STILL;
  }

  rerun(): ChangeResult {
    return STANDS_STILL;
  }

  rerunJob(): ChangeResult {
    return STANDS_STILL;
  }

  cancel(): ChangeResult {
    return STANDS_STILL;
  }
}
