import type { Instant, RunFact, WorkflowFact, CheckInFact } from '../facts';

/**
 * What the mainline rule reads. Everything that matters is here: the rule has no clock and does no I/O.
 *
 * @public
 */
export interface MainlineFacts {
  defaultBranch: string;
  /** In any order; the rule sorts. May lack commits that runs know of (history not read yet). */
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  /** Every attempt of every run; those that are no mainline build are passed over. */
  runs: RunFact[];
  /** Whether a workflow belongs to the commit stage. Absent: every workflow with mainline builds does. */
  inCommitStage?: (workflow: WorkflowFact) => boolean;
}

/**
 * What one workflow says of one check-in.
 *
 * @public
 */
export interface CheckInVerdict {
  sha: string;
  verdict: 'green' | 'red' | undefined;
  /** Failed, and then passed, on this same commit. */
  flaky: boolean;
  /** A newer attempt is on its way. */
  running: boolean;
  /** Newest attempt seen. */
  runId: string;
  attempt: number;
  /** When the verdict fell; absent while there is none. */
  verdictAt?: Instant;
  /** The attempt that it is of: a newer one may be on its way, or say nothing. */
  verdictBy?: { runId: string; attempt: number };
}

/**
 * A time during which a workflow held mainline red.
 * `fixed`: a later check-in turned it green. `flaky`: a re-run of the commit that broke it did. Neither: it still is red.
 *
 * @public
 */
export interface RedInterval {
  workflowId: string;
  /** The check-in that turned it red. */
  brokenBy: string;
  redAt: Instant;
  end?: { outcome: 'fixed' | 'flaky'; by: string; at: Instant };
}

/** One that is over. @public */
export type EndedRed = RedInterval & Required<Pick<RedInterval, 'end'>>;

/** @public */
export interface WorkflowState {
  workflowId: string;
  name: string;
  path: string;
  state: 'green' | 'red' | 'no-verdict';
  /** First check-in without a later green, while red. */
  brokenBy?: string;
  /** The newest red attempt, while red. */
  failedBy?: { runId: string; attempt: number };
  /** When the present state began: the verdict of the first red (or green) since the other colour. */
  since?: Instant;
  running: boolean;
  /** Newest check-in first. */
  verdicts: CheckInVerdict[];
}

/** @public */
export interface MainlineState {
  /** Red while any workflow is red. `no-build`: nothing conclusive yet. */
  state: 'green' | 'red' | 'no-build';
  /** When the present state began. While red: the oldest `since` of the red workflows. */
  since?: Instant;
  /** While red: the first check-in without a later green. */
  brokenBy?: string;
  /** A mainline build is on its way; stands beside the state. */
  running: boolean;
  workflows: WorkflowState[];
  /** Oldest first. */
  redIntervals: RedInterval[];
  /** Check-ins, newest first, that no mainline build ran for. */
  unbuilt: string[];
  /** Check-ins since `brokenBy`, that one not counted; 0 while not red. */
  checkInsSinceRed: number;
}
