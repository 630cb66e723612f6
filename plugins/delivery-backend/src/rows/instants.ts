import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** An instant some milliseconds after another, or before it. */
export function plusMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}
