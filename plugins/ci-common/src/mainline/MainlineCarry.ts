import type { CheckInFact, Instant } from '../facts';

/**
 * A check-in as it is carried on: what rows show of it, and where it stands in check-in order.
 *
 * @public
 */
export interface CarriedCheckIn
  extends Pick<
    CheckInFact,
    'sha' | 'message' | 'author' | 'url' | 'reachedMainlineAt'
  > {
  /** How many check-ins came before it. */
  place: number;
}

/**
 * Conclusive attempts of one workflow, in check-in order, without one of the other colour between them.
 *
 * @public
 */
export interface Stretch {
  verdict: 'green' | 'red';
  /** The check-in that began it. */
  first: CarriedCheckIn;
  /** Its earliest verdict: a newer check-in may be judged before an older one. */
  since: Instant;
  /** Its newest verdict. */
  last: { sha: string; runId: string; attempt: number };
}

/**
 * One workflow at the end of a day.
 *
 * @public
 */
export interface WorkflowCarry {
  workflowId: string;
  name: string;
  path: string;
  /** A newest attempt of it is on its way, on whichever check-in. */
  running: boolean;
  /** The one that still lasts; absent while nothing conclusive was said. */
  stretch?: Stretch;
}

/**
 * A time during which mainline was red, by whichever workflows. Start inclusive, end exclusive.
 *
 * @public
 */
export interface RedSpan {
  from: Instant;
  to: Instant;
}

/**
 * What the mainline rule has to know of all days before to go on from one: as much after a year as after a week.
 *
 * @public
 */
export interface MainlineCarry {
  /** How many there were. */
  checkIns: number;
  newest?: CarriedCheckIn;
  /** By id. */
  workflows: WorkflowCarry[];
  /** When the last red of any workflow ended. */
  lastRedEnd?: Instant;
  /** Of the reds that are over, those that one which still lasts, or is yet to come, may reach back into. */
  reds: RedSpan[];
}

/** Before the first day. @public */
export const emptyMainline: MainlineCarry = {
  checkIns: 0,
  workflows: [],
  reds: [],
};
