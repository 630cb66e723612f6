import type { Instant } from '../facts';
import type { MainlineCarry } from '../mainline';
import type { StripBuild } from './ServiceHealth';

/**
 * What the verdicts that fell on one day add to figures. Durations are kept one by one: a median of medians is none.
 *
 * @public
 */
export interface VerdictDay {
  /** In UTC: `2026-03-01`. */
  day: string;
  /** Builds with a verdict. */
  builds: number;
  green: number;
  /** Failed, and then passed on the same commit. */
  flaky: number;
  /** Start to verdict. */
  durationsMs: number[];
  /** Made to started, of first attempts. */
  queuesMs: number[];
  /** Red to green, of reds that a check-in ended. */
  fixesMs: number[];
}

/**
 * What one day of check-ins adds to figures.
 *
 * @public
 */
export interface HealthDay {
  /** In UTC, by arrival on mainline: `2026-03-01`. */
  day: string;
  checkIns: number;
  /** By day, for a check-in of one day may be judged on another. */
  verdicts: VerdictDay[];
}

/**
 * One build of the strip, with the whole SHA of its commit.
 *
 * @public
 */
export type CarriedBuild = Omit<StripBuild, 'shortSha'> & { sha: string };

/**
 * What health has to know of all days before to go on from one.
 *
 * @public
 */
export interface HealthCarry {
  mainline: MainlineCarry;
  /** The last builds, newest last. */
  strip: CarriedBuild[];
  /** The last word of any mainline build. */
  lastWordAt?: Instant;
}
