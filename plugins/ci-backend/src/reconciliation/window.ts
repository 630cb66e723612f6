import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { dayMs, dayOf, earlier, hourMs, later, plusMs } from './instants';

/**
 * What shows in a source's lists only where it was created is found by listing further back: a re-run, up to 30 days after
 * the run was created, or the retirement of a deployment. The last week is listed again every day, a month every week.
 */
const thoroughReadings = [
  { everyMs: 7 * dayMs, depthMs: 31 * dayMs },
  { everyMs: dayMs, depthMs: 7 * dayMs },
];
/** They are at night (UTC), spread over so long. */
const nightMs = 6 * hourMs;
/** What was created just before the last reading may not have been listed by then. */
const overlapMs = hourMs;
/** A repository is first read so far back: what pages need at once. Its history comes after that. */
const firstDepthMs = 2 * dayMs;

/** From when on the source is to be listed. */
export interface Window {
  since: Instant;
  /** Whether older facts are listed as well that may have changed, though no delivery told of it. */
  thorough: boolean;
}

/**
 * From where a reading at `now` must start so that afterwards nothing before `now` is missing. `since` is the
 * beginning of a day, so that a source's conditional answers hold for more than one reading.
 */
export function windowFor(options: {
  repositoryId: string;
  now: Instant;
  completeUpTo: Instant | undefined;
  historyDays: number;
}): Window {
  const { repositoryId, now, completeUpTo, historyDays } = options;
  const historyStart = plusMs(now, -historyDays * dayMs);
  if (completeUpTo === undefined) {
    return {
      since: dayOf(later(historyStart, plusMs(now, -firstDepthMs))),
      thorough: true,
    };
  }
  const thorough = thoroughReadings.find(
    ({ everyMs }) =>
      periodOf(completeUpTo, everyMs, repositoryId) !==
      periodOf(now, everyMs, repositoryId),
  );
  const overlapped = plusMs(completeUpTo, -overlapMs);
  const from = thorough
    ? earlier(overlapped, plusMs(now, -thorough.depthMs))
    : overlapped;
  return {
    since: dayOf(later(historyStart, from)),
    thorough: thorough !== undefined,
  };
}

function periodOf(
  instant: Instant,
  everyMs: number,
  repositoryId: string,
): number {
  const letters = [...repositoryId].map(letter => letter.charCodeAt(0));
  const sum = letters.reduce((all, code) => (all * 31 + code) % 1000, 0);
  return Math.floor((Date.parse(instant) - (sum / 1000) * nightMs) / everyMs);
}
