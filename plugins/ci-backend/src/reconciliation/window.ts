import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { dayMs, dayOf, earlier, hourMs, later, plusMs } from './instants';

/** A run may be run again for 30 days after it was created, and a source lists runs by when they were created. */
const rerunMs = 31 * dayMs;
/** So often the runs of all that time are listed again. */
const thoroughEveryMs = 6 * hourMs;
/** What was created just before the last reading may not have been listed by then. */
const overlapMs = hourMs;

/** From when on the source is to be listed. */
export interface Window {
  since: Instant;
  /** Whether old runs are listed as well, for a re-run whose delivery was lost would show nowhere else. */
  thorough: boolean;
}

/**
 * From where a reading at `now` must start so that afterwards nothing before `now` is missing. `since` is the
 * beginning of a day, so that a source's conditional answers hold for more than one reading.
 */
export function windowFor(options: {
  now: Instant;
  completeUpTo: Instant | undefined;
  historyDays: number;
}): Window {
  const { now, completeUpTo, historyDays } = options;
  const historyStart = plusMs(now, -historyDays * dayMs);
  if (completeUpTo === undefined) {
    return { since: dayOf(historyStart), thorough: true };
  }
  const thorough = periodOf(completeUpTo) !== periodOf(now);
  const overlapped = plusMs(completeUpTo, -overlapMs);
  const from = thorough
    ? earlier(overlapped, plusMs(now, -rerunMs))
    : overlapped;
  return { since: dayOf(later(historyStart, from)), thorough };
}

function periodOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / thoroughEveryMs);
}
