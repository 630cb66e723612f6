import type { Instant } from '@mainline/backstage-plugin-ci-common';

export const hourMs = 60 * 60 * 1000;
export const dayMs = 24 * hourMs;

/** An instant some milliseconds after another, or before it. */
export function plusMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** The beginning of an instant's day. */
export function dayOf(instant: Instant): Instant {
  return `${instant.slice(0, 10)}T00:00:00.000Z`;
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
