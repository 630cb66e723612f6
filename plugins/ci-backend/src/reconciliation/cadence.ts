import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { dayMs, hourMs, plusMs } from './instants';
import type { ReconciliationSettings } from './readSettings';

/** What is known of what goes on in a repository. */
export interface Activity {
  /** When something last moved there. */
  movedAt: Instant | undefined;
  /** Whether a run or a deployment is on its way that moved of late. */
  onItsWay: boolean;
}

export type Cadence = 'active' | 'recent' | 'quiet' | 'asleep' | 'told';

const activeForMs = 10 * 60 * 1000;
const recentForMs = 3 * hourMs;
const quietForMs = 14 * dayMs;

/**
 * How often a repository is to be read: by what goes on there, or, where deliveries are known to tell of it (`told`), so seldom
 * as it takes to make good what they may miss.
 */
export function cadenceOf(options: {
  activity: Activity;
  told: boolean;
  now: Instant;
}): Cadence {
  const { activity, told, now } = options;
  if (told) return 'told';
  const { movedAt, onItsWay } = activity;
  if (onItsWay) return 'active';
  // Nobody knows of a repository without builds how long that has been so.
  if (movedAt === undefined) return 'quiet';
  const movedWithin = (ms: number) => movedAt >= plusMs(now, -ms);
  if (movedWithin(activeForMs)) return 'active';
  if (movedWithin(recentForMs)) return 'recent';
  return movedWithin(quietForMs) ? 'quiet' : 'asleep';
}

export function intervalOf(
  cadence: Cadence,
  settings: ReconciliationSettings,
): number {
  switch (cadence) {
    case 'active':
      return settings.activeIntervalMs;
    case 'recent':
      return settings.recentIntervalMs;
    case 'quiet':
      return settings.quietIntervalMs;
    case 'asleep':
      return settings.asleepIntervalMs;
    case 'told':
      return settings.webhookIntervalMs;
    default:
      throw new Error(`There is no cadence '${cadence satisfies never}'`);
  }
}

/**
 * A part of an interval, from three quarters to the whole, the same for the same repository and instant: repositories that were
 * read together (all of them, after an installation) are not read together for ever.
 */
export function spread(
  intervalMs: number,
  repositoryId: string,
  now: Instant,
): number {
  let hash = 2166136261;
  for (const letter of `${repositoryId} ${now}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  }
  return Math.round(intervalMs * (0.75 + (hash % 1000) / 4000));
}
