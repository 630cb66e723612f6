import { median, percentile, shareOf } from './figures';
import type { HealthDay, VerdictDay } from './HealthDay';
import type { ServiceHealth } from './ServiceHealth';

/** Figures of builds with a verdict. */
export type Figures = Pick<
  ServiceHealth,
  | 'builds'
  | 'successRate'
  | 'flakyRate'
  | 'durationP50Ms'
  | 'durationP95Ms'
  | 'queueP50Ms'
  | 'timeToFixMs'
>;

/** The figures of some days together. */
export function figuresOf(days: VerdictDay[]): Figures {
  const builds = sum(days.map(day => day.builds));
  const durations = days.flatMap(day => day.durationsMs);
  return {
    builds,
    successRate: shareOf(sum(days.map(day => day.green)), builds),
    flakyRate: shareOf(sum(days.map(day => day.flaky)), builds),
    durationP50Ms: percentile(durations, 0.5),
    durationP95Ms: percentile(durations, 0.95),
    queueP50Ms: percentile(
      days.flatMap(day => day.queuesMs),
      0.5,
    ),
    timeToFixMs: median(days.flatMap(day => day.fixesMs)),
  };
}

/** The verdicts that fell from one day to another, both included, whenever their check-ins were. */
export function verdictsBetween(
  days: HealthDay[],
  from: string,
  to: string,
): VerdictDay[] {
  return days
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ day }) => day >= from && day <= to);
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
