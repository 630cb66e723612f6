import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** A day as every language writes it: `2026-11-03`. */
export function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}
