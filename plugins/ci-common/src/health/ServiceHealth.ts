import type { Instant } from '../facts';
import type { Outcome } from '../outcome';
import type { Service } from '../service';

/**
 * The state of a service's mainline, in the words of the pages.
 * `late`-ness is not a state: see `completeUpTo`.
 *
 * @public
 */
export type HealthState = 'failing' | 'passing' | 'no-build' | 'unmapped';

/** @public */
export interface CheckInRef {
  sha: string;
  message?: string;
  author?: string;
  at?: Instant;
  url?: string;
}

/**
 * One mainline build in the strip, newest last.
 *
 * @public
 */
export interface StripBuild {
  runId: string;
  attempt: number;
  outcome: Outcome;
  flaky: boolean;
  durationMs?: number;
  at: Instant;
  sha: string;
}

/**
 * Health of one service: one row of `/ci`.
 *
 * @public
 */
export interface ServiceHealth {
  service: Service;
  state: HealthState;
  /** When the present state began. */
  since?: Instant;
  running: boolean;
  /** Share of mainline builds in the window that failed and then passed on the same commit, 0 to 1. */
  flakyRate?: number;
  brokenBy?: CheckInRef;
  checkInsSinceRed: number;
  /** The job and step that failed, where the jobs of the failing run have been read. */
  failing?: {
    workflowName: string;
    runId: string;
    attempt: number;
    jobId?: string;
    jobName?: string;
    stepName?: string;
  };
  /** Up to 20, newest last. */
  strip: StripBuild[];
  /** Days of the figures below. */
  windowDays: number;
  /** Mainline builds with a verdict in the window. */
  builds: number;
  /** Green share of `builds`, 0 to 1; absent without builds. */
  successRate?: number;
  /** Median and 95th percentile, start to verdict, of builds with a verdict. */
  durationP50Ms?: number;
  durationP95Ms?: number;
  /** Median from red to green in the window, fixes only. */
  timeToFixMs?: number;
  lastCheckIn?: CheckInRef;
  /** Nothing before this instant is missing. Absent until the first reconciliation ended. */
  completeUpTo?: Instant;
  /** `completeUpTo` lies further back than the backend allows: the rule behind `counts.late`. */
  late?: boolean;
  /** Attempts whose source contradicts itself. */
  contradictions: number;
  /** Permalink of the repository at its host. */
  repositoryUrl?: string;
  defaultBranch?: string;
  /** Why the source can't be read at present: a sentence. */
  sourceError?: string;
}
