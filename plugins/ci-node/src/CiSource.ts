import type {
  ArtifactFact,
  BranchCommit,
  CheckInFact,
  Instant,
  JobFact,
  MergedPullRequestFact,
  RepositoryFact,
  RepositoryLocator,
  RunFact,
  SeenDeployment,
  SeenEnvironment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { DeliveryLog } from './DeliveryLog';

/**
 * Why the source is asked: a waiting person comes first.
 *
 * @public
 */
export type ReadPurpose = 'person' | 'webhook' | 'reconciliation' | 'backfill';

/** @public */
export interface ReadOptions {
  purpose: ReadPurpose;
  signal?: AbortSignal;
}

/**
 * Answer to a conditional read. `validator` is opaque: hand it back next time.
 *
 * @public
 */
export type ConditionalRead<T> =
  | { changed: true; value: T; validator?: string }
  | { changed: false };

/**
 * Answer to a reading of check-ins.
 *
 * @public
 */
export type CheckInsRead =
  | {
      changed: true;
      value: CheckInFact[];
      validator?: string;
      /** Absent where there is no commit yet, or the source can't tell. */
      mainline?: MainlineEnd;
    }
  | { changed: false };

/**
 * Where mainline ends.
 *
 * @public
 */
export interface MainlineEnd {
  /** The commit at its end. */
  head: string;
  /**
   * Commits that were on mainline and are no longer, and since when, where that is known. `unrelated`: nothing can be said
   * of how mainline came from where it ended before, so nothing is on it but what the source lists.
   */
  left: Array<{ sha: string; at?: Instant }> | 'unrelated';
  /** Commits that the reading found on it: one that had left it is back. */
  found: string[];
}

/**
 * A place where builds come from. GitHub Actions is one; the words here are ours, not GitHub's.
 *
 * Every read throws `SourceUnavailableError` when the source can't answer now (with the instant to try again),
 * and answers undefined when what was asked for is not there.
 *
 * @public
 */
export interface CiSource {
  /** `github`: also the last part of its webhook door, `/api/ci/webhooks/github`. */
  readonly id: string;

  /** Whether this source reads that host. */
  handles(host: string): boolean;

  readRepository(
    locator: RepositoryLocator,
    options: ReadOptions,
  ): Promise<RepositoryFact | undefined>;

  readWorkflows(
    repository: RepositoryFact,
    options: ReadOptions,
  ): Promise<WorkflowFact[]>;

  /**
   * Runs created at or after `since`, newest first, page by page; only newest attempts. A page may tell of older ones too.
   * With `validator`, the first page answers `changed: false` where nothing in it changed.
   * With `until`, a stretch of the past: only runs created at or before it, and there is no validator.
   * `hasNone`: there is no run at all, however old.
   */
  readRuns(
    repository: RepositoryFact,
    query: { since: Instant; until?: Instant; validator?: string },
    options: ReadOptions,
  ): AsyncIterable<ConditionalRead<RunFact[]> & { hasNone?: true }>;

  /** The newest attempt, or the one asked for. */
  readRun(
    repository: RepositoryFact,
    runId: string,
    options: ReadOptions & { attempt?: number },
  ): Promise<RunFact | undefined>;

  readJobs(
    repository: RepositoryFact,
    run: { id: string; attempt: number },
    options: ReadOptions,
  ): Promise<JobFact[]>;

  /**
   * Check-ins that reached mainline at or after `since`, complete for that time, those that mainline has left again
   * included. `head` is where mainline ended when it was read the last time: how it came there need not be found out again,
   * unless `anew`.
   */
  readCheckIns(
    repository: RepositoryFact,
    query: {
      since: Instant;
      head?: string;
      anew?: boolean;
      validator?: string;
    },
    options: ReadOptions,
  ): Promise<CheckInsRead>;

  /**
   * Deployments that were made, or whose state changed, at or after `since`, whoever made them. `known` are the ids of those
   * that are not at their end in our store: their state is read again.
   * With `validator`, the answer is `changed: false` where the list is as it was and nothing is `known`.
   */
  readDeployments(
    repository: RepositoryFact,
    query: { since: Instant; known: string[]; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<SeenDeployment[]>>;

  /**
   * Pull requests that were merged at or after `since`, into whatever branch, without their commits.
   * With `validator`, the answer is `changed: false` where the list is as it was. Undefined where it may not be read.
   */
  readMergedPullRequests(
    repository: RepositoryFact,
    query: { since: Instant; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<MergedPullRequest[]> | undefined>;

  /** The commits of a pull request as they were on its branch, oldest first. */
  readPullRequestCommits(
    repository: RepositoryFact,
    number: number,
    options: ReadOptions,
  ): Promise<BranchCommits | undefined>;

  /** All branches but mainline, with `validator` as above. */
  readBranches(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<BranchHead[]> | undefined>;

  /** The commits of a branch that are not on mainline, oldest first. Undefined where it has nothing to do with mainline. */
  readBranchCommits(
    repository: RepositoryFact,
    branch: BranchHead,
    options: ReadOptions,
  ): Promise<BranchCommits | undefined>;

  /** The files that a commit changed, against its first parent, by their paths; both, where one was renamed. */
  readChangedPaths(
    repository: RepositoryFact,
    sha: string,
    options: ReadOptions,
  ): Promise<ChangedPaths | undefined>;

  /**
   * Artifacts, newest first, page by page. With `validator`, the first page answers `changed: false` where it is as it was.
   * Undefined, once, where they may not be read.
   */
  readArtifacts(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): AsyncIterable<ConditionalRead<ArtifactFact[]> | undefined>;

  /** All environments, with `validator` as above. Undefined where they may not be read. */
  readEnvironments(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<SeenEnvironment[]> | undefined>;

  /** The whole log of a job as text; undefined where it is gone (expired) or not written yet. */
  readJobLog(
    repository: RepositoryFact,
    jobId: string,
    options: ReadOptions,
  ): Promise<string | undefined>;

  /**
   * The repositories of an owner to which something was pushed at or after `since`, to whatever branch: with so few requests that
   * they can be asked every minute, where deliveries do not tell of it. With `validator` as above. Undefined where that owner's
   * can't be listed; absent where a source has no such list.
   */
  readPushes?(
    owner: RepositoryOwner,
    query: { since: Instant; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<RepositoryPush[]> | undefined>;

  readonly webhooks?: WebhookTranslator;

  /** Of the webhooks whose failed deliveries can be asked for again; absent or empty where there are none. */
  readonly deliveryLogs?: readonly DeliveryLog[];

  /**
   * Begins to listen for deliveries that come by another way than the door and were verified there; absent where there is none.
   * `receive` throws where a delivery could not be kept.
   */
  listen?(
    receive: (delivery: IncomingDelivery) => Promise<void>,
  ): Promise<void>;

  /** What this process has asked, one entry for each account that it asks with; absent where a source counts nothing. */
  budgets?(): SourceBudget[];

  /**
   * Takes in what other processes learned of their limits, or this one before it was restarted: nothing is sent before an
   * instant at which the source said to any of them that it may be asked again. `processes`: how many ask, this one included.
   */
  heedBudgets?(limits: SourceLimit[], options: { processes: number }): void;
}

/**
 * Whose a repository is.
 *
 * @public
 */
export interface RepositoryOwner {
  host: string;
  /** What is before the last slash of its slug: `owner`. */
  owner: string;
}

/** @public */
export interface RepositoryPush {
  repositoryId: string;
  /** When something was last pushed to it, to whatever branch. */
  pushedAt: Instant;
}

/**
 * What is known of an account's limit, whoever found it out.
 *
 * @public
 */
export type SourceLimit = Pick<
  SourceBudget,
  'host' | 'account' | 'limit' | 'remaining' | 'resetAt' | 'blockedUntil'
>;

/**
 * What one account of a source may ask, and what this process has asked with it since it started.
 *
 * @public
 */
export interface SourceBudget {
  host: string;
  /** Whose limit it is, in a word that never holds a secret. */
  account: string;
  /** Requests sent, conditional ones included. */
  requests: Record<ReadPurpose, number>;
  /** How many of them were answered "as it was". */
  unchanged: number;
  /** The source's own figures, over all processes, as last seen; absent until it said them. */
  limit?: number;
  remaining?: number;
  resetAt?: Instant;
  /** With so few remaining only people are served. */
  floor?: number;
  /** Nothing is sent before this instant. */
  blockedUntil?: Instant;
}

/**
 * A pull request that was merged; its commits are asked for one pull request at a time.
 *
 * @public
 */
export type MergedPullRequest = Omit<
  MergedPullRequestFact,
  'commits' | 'unlisted'
>;

/** @public */
export interface BranchCommits {
  commits: BranchCommit[];
  /** How many more there are that the source does not list: it says so rather than passing some for all. */
  unlisted?: number;
}

/** @public */
export interface BranchHead {
  name: string;
  /** The commit at its end. */
  sha: string;
}

/** @public */
export interface ChangedPaths {
  paths: string[];
  /** Whether there are more than the source lists. */
  isCut?: boolean;
}

/**
 * A delivery as it came in at the door.
 *
 * @public
 */
export interface RawDelivery {
  headers: Record<string, string | undefined>;
  /** The body's bytes, untouched: the signature is over these. */
  body: Buffer;
}

/** @public */
export interface IncomingDelivery {
  /** Same on redelivery. */
  id: string;
  /** Which of the source's hooks sent it. */
  hook: string;
  event: string;
  /** The JSON that came, as text: `translate` gets it parsed. */
  payload: string;
}

/** @public */
export type VerifiedDelivery =
  | ({ ok: true } & IncomingDelivery)
  | {
      ok: false;
      /** 400: malformed; 403: signature wrong or missing; 404: the door is closed, no secret is configured. */
      status: 400 | 403 | 404;
      reason: string;
    };

/**
 * What a delivery hints at. Facts are merged, newest wins; hints say which repository to read again.
 *
 * @public
 */
export interface TranslatedDelivery {
  /** Absent: no repository of ours is concerned, or the event is not known: the delivery is set aside. */
  repository?: RepositoryFact | RepositoryLocator;
  runs: RunFact[];
  jobs: JobFact[];
  workflows: WorkflowFact[];
  deployments: SeenDeployment[];
  /** What reached mainline, as far as the delivery tells; how it got there only the source does. */
  checkIns?: CheckInFact[];
  /** Read check-ins (and runs) of the repository soon. */
  look: boolean;
  /** Why it says nothing to us, where it says nothing. */
  setAside?: string;
}

/** @public */
export interface WebhookTranslator {
  verify(delivery: RawDelivery): Promise<VerifiedDelivery>;
  /** Pure and lenient: a missing or unknown field never throws; what can't be read is left out. */
  translate(event: string, payload: unknown): TranslatedDelivery;
}
