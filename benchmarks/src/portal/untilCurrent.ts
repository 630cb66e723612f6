import type { CiProgress } from './ciProgress';
import type { CollectingPortal } from './CollectingPortal';
import { untilTrue } from './untilTrue';

const withinMs = 3 * 60 * 60_000;
const lookEveryMs = 1000;
/** Looks in a row at which nothing may be left: between two steps nothing may seem to be. */
const enough = 4;

/** When what was first so, in milliseconds since the wait began. */
export interface Milestones {
  /** Every repository was read to its end once. */
  readMs: number;
  /** Health was made from the newest facts, and nothing was left to read. */
  healthMs: number;
  /** Facts, jobs included, and everything that is computed from them. */
  currentMs: number;
}

/** Waits until every repository was read, and health and answers are made from the newest facts. */
export async function untilCurrent(options: {
  portal: CollectingPortal;
  services: number;
  signal: AbortSignal;
  /** Called with every look. */
  onLook?: () => Promise<void>;
}): Promise<Milestones> {
  const { portal, services, signal, onLook } = options;
  const begun = performance.now();
  let readMs = 0;
  let healthMs = 0;
  let currentMs = 0;
  let calm = 0;
  await untilTrue({
    look: async () => {
      await onLook?.();
      const now = await portal.store.progress();
      const unread = await portal.store.beingRead();
      const ms = performance.now() - begun;
      const isRead = now.services >= services && now.read === now.services;
      if (isRead) readMs ||= ms;
      const isHealthy = isRead && unread === 0 && now.unprojected === 0;
      if (isHealthy) healthMs ||= ms;
      const isCalm = isHealthy && now.unchecked === 0;
      if (isCalm && calm === 0) currentMs = ms;
      calm = isCalm ? calm + 1 : 0;
      return calm === enough || told(now, unread);
    },
    everyMs: lookEveryMs,
    withinMs,
    signal,
    died: portal.died,
  });
  return { readMs, healthMs, currentMs };
}

function told(now: CiProgress, unread: number): string {
  return `${now.read} of ${now.services} services were read to their end, ${unread} repositories are being read, ${now.unprojected} to project, ${now.unchecked} to check`;
}
