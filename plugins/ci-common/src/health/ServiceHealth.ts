import type { Message } from '@mainline/backstage-plugin-mainline-common';
import type { Instant } from '../facts';
import type { Outcome } from '../outcome';
import type { SelfCheckSummary } from '../selfCheck';
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
  /** The first seven characters of its commit's SHA: of the many builds of a page, the whole ones would be most of it. */
  shortSha: string;
}

/**
 * "I'm on it": who mends a red mainline. It ends when mainline is green again.
 *
 * @public
 */
export interface OnIt {
  /** Entity ref of the person. */
  by: string;
  at: Instant;
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
  /** Median from being made to being started, of first attempts with a verdict. */
  queueP50Ms?: number;
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
  /** Its repository is archived: nothing comes any more, and it is read seldom. */
  archived?: true;
  /** Why the source can't be read at present: a sentence. */
  sourceError?: string;
  /** The same as messages, in their order. Where there are none, every reader is told the sentence. */
  sourceErrorMessages?: Message[];
  /** Who said "I'm on it" of the red that is now. */
  onIt?: OnIt;
  /** Humble's three answers; absent until they were worked out for the first time. */
  selfCheck?: SelfCheckSummary;
  /** When the first webhook delivery about its repository was applied; absent while none ever came. */
  webhookSince?: Instant;
}
