import type { Instant, JobFact } from '../facts';
import type { MainlineFacts } from '../mainline';

/**
 * What the self-check reads. The optional facts are not guessed at where they are absent: an answer that needs them is
 * "not enough data", and one that rests on less than it could says so in `missing`.
 *
 * @public
 */
export interface SelfCheckFacts {
  /** Runs of every event and branch: those that are no mainline build may have tested the tree of a check-in. */
  mainline: MainlineFacts;
  /** Of the attempts whose jobs have been read. */
  jobs: JobFact[];
  /** Whether those of an attempt were read: one that was cancelled early has none. Absent: of those that have any. */
  areJobsRead?: (attempt: { id: string; attempt: number }) => boolean;
  /** Nothing before this instant is missing. Undefined: facts are still being read, so nothing is answered. */
  completeUpTo: Instant | undefined;
  /** Facts begin here, where history was not read further back. A window that begins earlier is cut to it. */
  knownSince?: Instant;
  /** Jobs of builds before this instant are read of few. Where that keeps something from being told, question 2 begins here. */
  jobsKnownSince?: Instant;
  /** Merged since the start of the windows, whatever their base branch. */
  mergedPullRequests?: MergedPullRequestFact[];
  openBranches?: OpenBranchFact[];
  testReports?: TestReportFact[];
  changedPaths?: ChangedPathsFact[];
  /** Of a service in a monorepo: whether a path is the service's. Absent: every path is. */
  isServicePath?: (path: string) => boolean;
  setAsides?: SetAside[];
}

/**
 * A commit as it was on its branch: a squash makes one commit with new dates of many.
 *
 * @public
 */
export interface BranchCommit {
  sha: string;
  author?: string;
  /** Where the source knows what the author is; else the name decides. */
  authorIsBot?: boolean;
  authoredAt?: Instant;
  /** How many commits it joins: nobody wrote one that joins two. */
  parents?: number;
}

/** @public */
export interface MergedPullRequestFact {
  repositoryId: string;
  number: number;
  /** The branch that it was merged into. */
  baseBranch: string;
  mergedAt: Instant;
  /** What it became on that branch: the squash, the merge, or the last rebased commit. */
  mergeSha: string;
  commits: BranchCommit[];
  /** How many more there are that the source does not list. */
  unlisted?: number;
}

/** @public */
export interface OpenBranchFact {
  repositoryId: string;
  name: string;
  /** Those that are not on mainline. */
  commits: BranchCommit[];
  /** How many more there are, between the oldest and the newest of them. */
  unlisted?: number;
}

/**
 * What a report says of the tests that ran: JUnit XML, CTRF, the annotations of a check run.
 *
 * @public
 */
export interface TestReportFact {
  /** Where it was written: tests may live in another repository. */
  repositoryId: string;
  runId?: string;
  attempt?: number;
  /** The commit that was tested. */
  sha: string;
  /** Its tree, where known: equal trees are equal contents. */
  treeId?: string;
  format: string;
  at: Instant;
  tests: number;
  failed: number;
  skipped: number;
}

/** @public */
export interface ChangedPathsFact {
  repositoryId: string;
  sha: string;
  paths: string[];
  /** Whether there are more than the source lists. */
  isCut?: boolean;
}

/**
 * "Doesn't count, because …": said by a person, kept by whoever asks, and shown with the evidence.
 *
 * @public
 */
export interface SetAside {
  evidenceId: string;
  reason: string;
  /** Entity ref of who said it. */
  by: string;
  at: Instant;
}
