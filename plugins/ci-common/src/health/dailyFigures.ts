import type { HealthDay } from './HealthDay';
import { figuresOf, verdictsBetween, type Figures } from './figuresOf';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * One day of a service: the check-ins that reached mainline, and the figures of the builds whose verdict fell.
 *
 * @public
 */
export interface ServiceDay
  extends Pick<
    Figures,
    'durationP50Ms' | 'durationP95Ms' | 'queueP50Ms' | 'timeToFixMs'
  > {
  /** In UTC: `2026-03-01`. */
  day: string;
  checkIns: number;
  /** Mainline builds whose verdict fell. */
  builds: number;
  green: number;
  /** Failed, and then passed on the same commit. */
  flaky: number;
}

/**
 * Every day from one to another, both included, oldest first; one on which nothing happened has zeros and no figures.
 *
 * @param days - every day of check-ins from then on, and those before of which a verdict fell then
 * @public
 */
export function dailyFigures(
  days: HealthDay[],
  from: string,
  to: string,
): ServiceDay[] {
  const checkIns = new Map(days.map(each => [each.day, each.checkIns]));
  const items: ServiceDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const verdicts = verdictsBetween(days, day, day);
    const { builds, durationP50Ms, durationP95Ms, queueP50Ms, timeToFixMs } =
      figuresOf(verdicts);
    items.push({
      day,
      checkIns: checkIns.get(day) ?? 0,
      builds,
      green: verdicts.reduce((all, each) => all + each.green, 0),
      flaky: verdicts.reduce((all, each) => all + each.flaky, 0),
      durationP50Ms,
      durationP95Ms,
      queueP50Ms,
      timeToFixMs,
    });
  }
  return items;
}
