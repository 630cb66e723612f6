import type { Instant } from '../facts';
import type { SetAside } from './SelfCheckFacts';
import type {
  MissingEvidence,
  ReasonCode,
  WarningCode,
  WouldTurnCode,
} from './codes';

/**
 * Humble's three questions about one service, answered from facts. No people are counted, and there is no total.
 *
 * @public
 */
export interface SelfCheck {
  /** Of the rules in code; kept answers of an older one stay as they were. */
  version: number;
  /** The instant that it is the answer of: `now`, or what facts are complete up to if that is earlier. */
  at: Instant;
  /** Do we check in to mainline at least once a day? */
  daily: SelfCheckAnswer<DailyFigures>;
  /** Do we have a suite of tests that validates our changes? */
  tested: SelfCheckAnswer<TestedFigures>;
  /** When the build breaks, is fixing it the first priority? */
  fixing: SelfCheckAnswer<FixingFigures>;
}

/** @public */
export interface SelfCheckAnswer<TFigures> {
  answer: 'yes' | 'no' | 'not-enough-data';
  /** Nobody wrote anything in the window of the first question. */
  dormant: boolean;
  window: SelfCheckWindow;
  figures: TFigures;
  /** Newest first. */
  evidence: SelfCheckEvidence[];
  /** Kinds of evidence that were not there, so that the answer rests on less. */
  missing: MissingEvidence[];
  warnings: SelfCheckWarning[];
  /** What would make it yes; of a yes, what would end it. */
  wouldTurn: WouldTurn;
}

/** @public */
export interface SelfCheckWindow {
  days: number;
  /** Inclusive, as is `to`. Later than `to` minus `days` where facts or jobs are known from later on. */
  from: Instant;
  to: Instant;
}

/**
 * One thing that was weighed. `cannot-tell`: it would count, but what decides is not known; the answer is one that holds
 * whichever way these fall.
 *
 * @public
 */
export interface SelfCheckEvidence {
  /** Within the service, the same from day to day: what a {@link SetAside} names. */
  id: string;
  subject: SelfCheckSubject;
  verdict: 'counts-for' | 'counts-against' | 'cannot-tell' | 'does-not-count';
  reason: ReasonCode;
  at: Instant;
  /** Working time that it took so far. */
  workingMs?: number;
  /** Who set it aside, and what it would have been. */
  setAside?: SetAside & { was: SelfCheckEvidence['verdict'] };
}

/** @public */
export type SelfCheckSubject =
  | {
      kind: 'commit';
      sha: string;
      /** What it is on mainline: another commit, after a squash. */
      checkIn?: string;
      pullRequest?: number;
      branch?: string;
    }
  | { kind: 'branch'; name: string }
  | {
      kind: 'check-in';
      sha: string;
      /** What its own runs came to: red if any is. */
      built?: 'green' | 'red';
      tests: TestEvidence[];
    }
  | {
      kind: 'red';
      workflowIds: string[];
      brokenBy: string;
      redAt: Instant;
      end?: { by: string; at: Instant; revert: boolean };
      /** What was checked in meanwhile, oldest first: listed, not judged. */
      meanwhile: string[];
      leftOver: boolean;
    };

/**
 * What says that a test ran, best first: a report, a job or step by its name, a workflow by its name.
 *
 * @public
 */
export interface TestEvidence {
  kind: 'report' | 'job' | 'step' | 'workflow';
  repositoryId: string;
  runId?: string;
  attempt?: number;
  jobId?: string;
  stepNumber?: number;
  tests?: number;
  failed?: number;
  skipped?: number;
}

/** Shares are absent where nothing was counted. */
interface ShareFigures {
  share?: number;
  /** If everything that can't be told counted against, and if it counted for. */
  shareAtLeast?: number;
  shareAtMost?: number;
  countedFor: number;
  countedAgainst: number;
  cannotTell: number;
}

/** @public */
export interface DailyFigures extends ShareFigures {
  /** From written to mainline, of those that got there. */
  medianWorkingMs?: number;
  /** Branches with work that is too old. */
  oldBranches: number;
}

/** @public */
export interface TestedFigures extends ShareFigures {
  unbuilt: number;
  greenWithoutTests: number;
}

/** @public */
export interface FixingFigures {
  builds: number;
  /** Times that count and have ended, or have lasted too long already. */
  reds: number;
  fixed: number;
  flaky: number;
  flakyShare?: number;
  medianWorkingMs?: number;
  leftOver: number;
  adviceMs: number;
  redNow?: { brokenBy: string; redAt: Instant; workingMs: number };
}

/** @public */
export interface SelfCheckWarning {
  code: WarningCode;
  before: number;
  after: number;
}

/** @public */
export interface WouldTurn {
  to: 'yes' | 'no';
  code: WouldTurnCode;
  /** How many of what the code names. */
  count?: number;
  workingMs?: number;
  evidenceIds?: string[];
}
