import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { dayMs, hourMs, plusMs } from './instants';
import type { ReconciliationSettings } from './readSettings';

/** What is known of what goes on in a repository. */
export interface Activity {
  /** When something last moved there. */
  movedAt: Instant | undefined;
  /** When that last moved with which people go on by hand: a run that failed, a deployment. */
  byHandAt: Instant | undefined;
  /** Whether a run or a deployment is on its way that moved of late. */
  onItsWay: boolean;
}

/** What is known of pushes to a repository from its owner's list. */
export interface ListedPushes {
  /** The last for which it was read. */
  pushedAt: Instant | undefined;
}

export type Cadence = 'active' | 'recent' | 'quiet' | 'asleep' | 'told';

const activeForMs = 10 * 60 * 1000;
/** The runs of a push may be late. */
const pushedForMs = 5 * 60 * 1000;
const recentForMs = 3 * hourMs;
const quietForMs = 14 * dayMs;

/**
 * How often a repository is to be read: by what goes on there, or, where deliveries are known to tell of it (`told`), so seldom
 * as it takes to make good what they may miss.
 *
 * @param options - `pushes` where they are listed: then what a push begins is known a minute later, and only that is looked out for
 * which people begin by hand
 */
export function cadenceOf(options: {
  activity: Activity;
  told: boolean;
  pushes?: ListedPushes;
  now: Instant;
}): Cadence {
  const { activity, told, pushes, now } = options;
  if (told) return 'told';
  const { movedAt, byHandAt, onItsWay } = activity;
  if (onItsWay) return 'active';
  const within = (at: Instant | undefined, ms: number) =>
    at !== undefined && at >= plusMs(now, -ms);
  if (within(pushes?.pushedAt, pushedForMs)) return 'active';
  const goesOnAt = pushes ? byHandAt : movedAt;
  if (within(goesOnAt, activeForMs)) return 'active';
  if (within(goesOnAt, recentForMs)) return 'recent';
  // Nobody knows of a repository without builds how long that has been so.
  return movedAt === undefined || within(movedAt, quietForMs)
    ? 'quiet'
    : 'asleep';
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
