import type { Message } from '@mainline/backstage-plugin-mainline-common';
import type {
  ArtifactFact,
  CheckInFact,
  Contradiction,
  Instant,
  JobFact,
  RepositoryFact,
  RunFact,
  SeenDeployment,
  SeenEnvironment,
  WorkflowFact,
} from '../facts';
import type { HealthState, OnIt, ServiceDay, ServiceHealth } from '../health';
import type { Outcome } from '../outcome';
import type {
  SelfCheckOverview,
  SelfCheckQuestion,
  SelfCheckVerdict,
  ServiceSelfCheck,
} from '../selfCheck';
import type { Service } from '../service';
import type { OperationsApi } from './OperationsApi';

/** `GET /summary` @public */
export interface CiSummary {
  repositories: number;
  services: number;
  /** Runs, not attempts: each counts with its newest attempt. */
  runs: {
    total: number;
    byStatus: Record<string, number>;
    byConclusion: Record<string, number>;
  };
  contradictions: Array<{
    repositoryId: string;
    /** `owner/name` */
    repository: string;
    /** Entity ref of a service of that repository that the reader may see. */
    service?: string;
    runId: string;
    attempt: number;
    conclusion?: string;
    contradiction: Contradiction;
  }>;
  inbox: { pending: number; setAside: number; parked: number };
  /** Nothing before this instant is missing, over all repositories; absent while one was never read to its end. */
  completeUpTo?: Instant;
}

/** @public */
export interface Page<T> {
  items: T[];
  /** Of all that fit the query, over all pages. */
  totalItems: number;
  nextCursor?: string;
}

/** `GET /services/{kind}/{namespace}/{name}/days` @public */
export interface ServiceDaysQuery {
  /** The first day, in UTC: `2026-03-01`. Default: 29 days before `to`. */
  from?: string;
  /** The last day. Default: today. */
  to?: string;
}

/** Every day that was asked for, oldest first. @public */
export interface ServiceDays {
  items: ServiceDay[];
}

/** @public */
export type ServiceSort = 'attention' | 'name' | 'last-check-in';

/** `GET /services` @public */
export interface ServicesQuery {
  /** Part of name or title, without regard to case. */
  q?: string;
  state?: HealthState[];
  flaky?: boolean;
  late?: boolean;
  /** Entity refs. */
  owner?: string[];
  system?: string[];
  /** Only services with one of these answers: `daily:no`. */
  selfCheck?: Array<`${SelfCheckQuestion}:${SelfCheckVerdict}`>;
  /** Default `attention`: longest red first, then flaky, then by name. */
  sort?: ServiceSort;
  order?: 'asc' | 'desc';
  /** 1 to 200; default 50. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ServicesPage extends Page<ServiceHealth> {
  /** Over everything that the reader may see and that the search, owner and system filters leave, whatever `state` says. */
  counts: Record<HealthState, number> & {
    flaky: number;
    late: number;
    /** Mapped, and never read to the end: their history is still coming in, or can't be had. Each is late too. */
    unread: number;
    /** Of `unread`, those whose source answers with an error at present: see `sourceError`. */
    unreadable: number;
    all: number;
  };
  /** Of those that were read to the end once, the oldest. */
  completeUpTo?: Instant;
}

/** A run with its newest attempt, as a row. @public */
export interface RunSummary extends RunFact {
  outcome: Outcome;
  /** An earlier attempt failed on this same commit, this one passed. */
  flaky: boolean;
  attempts: number;
  /** Start to last update of the newest attempt, where completed. */
  durationMs?: number;
  /** From `createdAt` to `startedAt`. */
  queueMs?: number;
}

/** A check-in with the runs that built it, one per workflow. @public */
export interface CheckInRow {
  checkIn: CheckInFact;
  runs: RunSummary[];
  /** The worst verdict of its commit-stage runs. */
  outcome: Outcome | 'no-run';
  /** Push to the last verdict; absent while one is missing. */
  feedbackMs?: number;
}

/** `GET /services/…/runs` @public */
export interface RunsQuery {
  /** Source's words. */
  event?: string[];
  branch?: string[];
  workflow?: string[];
  actor?: string[];
  outcome?: Outcome[];
  limit?: number;
  cursor?: string;
}

/** `GET /services/…/runs/{runId}` @public */
export interface RunDetails {
  run: RunSummary;
  /** Every attempt known, oldest first. */
  attempts: RunSummary[];
  /** The jobs of the attempt asked for. */
  jobs: JobFact[];
  /** `stored`; `read-now`: fetched because of this view, the first of an old run; `unavailable`: with the reason. */
  jobsFrom: 'stored' | 'read-now' | 'unavailable';
  jobsUnavailableReason?: string;
  /** The reason as `ciMessages`, to be said in the reader's language; absent where it is only a sentence. */
  jobsUnavailableMessages?: Message[];
  /** What the run uploaded, whichever attempt did, by name; those of newer runs may not have been read yet. */
  artifacts?: ArtifactFact[];
  completeUpTo?: Instant;
}

/** `GET /services/…/environments` @public */
export interface ServiceEnvironments {
  /** Of its repository, by name. */
  environments: SeenEnvironment[];
  /** When they were read; absent where they never were, or may not be. */
  readAt?: Instant;
}

/** `GET /services/…/jobs/{jobId}/log` @public */
export interface JobLog {
  /** Plain text, without the time stamps' loss: as the source gave it. */
  text: string;
  /** Lines of the whole log. `text` may be its tail. */
  totalLines: number;
  firstLine: number;
}

/** `GET /services/…/check-in-facts` @public */
export interface CheckInFactsQuery {
  /** So many of the newest check-ins: 1 to 500; default 100. */
  checkIns?: number;
  /**
   * SHAs, or their first 7 characters and more, whose check-ins are wanted too, however old. Those that are no check-ins are
   * left out. At most 50.
   */
  include?: string[];
  /** Globs over workflow file names, paths or names: the jobs of their runs come too. As `workflowGlobsRule` says. */
  jobsOf?: string[];
}

/**
 * What is known of a service's newest check-ins, as facts: what release candidates are folded from.
 *
 * @public
 */
export interface CheckInFacts {
  service: Service;
  /** Absent where the service is not mapped, or its repository was not found yet. */
  repository?: RepositoryFact;
  workflows: WorkflowFact[];
  /** Ids of the workflows that are of the service's commit stage: active, with mainline builds, and fitting its annotation. */
  commitStage: string[];
  /** Newest first. */
  checkIns: CheckInFact[];
  /** Every known attempt of every run on one of these check-ins' commits, of whatever event. */
  runs: RunFact[];
  /** Those of mainline builds of late are all there; those of other runs, as far as deliveries told of them or somebody looked. */
  jobs: JobFact[];
  /** Seen in the service's repository: the newest hundred of each environment. */
  deployments: SeenDeployment[];
  completeUpTo?: Instant;
}

/** One entry of the ordered feed. @public */
export interface Change {
  /** Grows in commit order; a string, for it may pass 2^53. */
  position: string;
  kind:
    | 'repository'
    | 'run'
    | 'job'
    | 'check-in'
    | 'deployment'
    | 'artifact'
    | 'environment'
    | 'service';
  /** What to look at: a repository id, `repository/run/attempt`, `repository/deployment`, an entity ref. Of environments: `repository`. */
  ref: string;
  at: Instant;
}

/** @public */
export interface ChangesPage {
  items: Change[];
  /** Ask again after this one. */
  position: string;
}

/**
 * The ci backend, typed. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export interface CiApi {
  getSummary(): Promise<CiSummary>;
  getServices(query?: ServicesQuery): Promise<ServicesPage>;
  getService(entityRef: string): Promise<ServiceHealth>;
  getCheckIns(
    entityRef: string,
    query?: { limit?: number; cursor?: string },
  ): Promise<Page<CheckInRow>>;
  getRuns(entityRef: string, query?: RunsQuery): Promise<Page<RunSummary>>;
  getRun(
    entityRef: string,
    runId: string,
    options?: { attempt?: number },
  ): Promise<RunDetails>;
  /** @param options.tail - only the last lines */
  getEnvironments(entityRef: string): Promise<ServiceEnvironments>;
  getJobLog(
    entityRef: string,
    jobId: string,
    options?: { tail?: number },
  ): Promise<JobLog>;
  getCheckInFacts(
    entityRef: string,
    query?: CheckInFactsQuery,
  ): Promise<CheckInFacts>;
  /** At most 366 days. */
  getServiceDays(
    entityRef: string,
    query?: ServiceDaysQuery,
  ): Promise<ServiceDays>;
  getSelfCheck(entityRef: string): Promise<ServiceSelfCheck>;
  getSelfCheckOverview(): Promise<SelfCheckOverview>;
  /**
   * The one who asks says "I'm on it" of a red mainline, in the place of whoever said so before. A mainline that is not
   * red is a 409.
   */
  putOnIt(entityRef: string): Promise<OnIt>;
  /** Takes back that anybody is on it. */
  deleteOnIt(entityRef: string): Promise<void>;
  getChanges(options: { after: string; limit?: number }): Promise<ChangesPage>;
  /** How collecting stands, for those who run the portal. */
  readonly operations: OperationsApi;
}
