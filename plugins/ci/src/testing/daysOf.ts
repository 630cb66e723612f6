import type {
  ServiceDay,
  ServiceDays,
  ServiceDaysQuery,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { day } from '@mainline/backstage-plugin-mainline-react/testing';

/**
 * Days about the figures of a service: none before there were builds, now and then a red one, and
 * two without work of every seven. They are counted back from the newest, which is at work on
 * whatever weekday it is asked for.
 */
export function daysOf(
  health: ServiceHealth,
  query: ServiceDaysQuery,
  now: number,
): ServiceDays {
  const dayOfMs = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const to = query.to ?? dayOfMs(now);
  const from = query.from ?? dayOfMs(Date.parse(to) - 29 * day);
  const items: ServiceDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += day) {
    const isAtWork = ![3, 4].includes(((Date.parse(to) - at) / day) % 7);
    const builds = isAtWork && health.builds > 0 ? 2 + (items.length % 3) : 0;
    const isBad = items.length % 11 === 5;
    const isFixed = builds > 0 && items.length % 7 === 3;
    const wave = 1 + (items.length % 5) / 10;
    items.push({
      day: dayOfMs(at),
      checkIns: builds,
      builds,
      green: isBad ? Math.max(0, builds - 1) : builds,
      flaky: 0,
      ...(builds > 0 && health.durationP50Ms !== undefined
        ? {
            durationP50Ms: Math.round(health.durationP50Ms * wave),
            durationP95Ms: Math.round(
              (health.durationP95Ms ?? health.durationP50Ms) * wave,
            ),
            queueP50Ms: 8_000,
          }
        : {}),
      ...(isFixed ? { timeToFixMs: health.timeToFixMs } : {}),
    });
  }
  return { items };
}
