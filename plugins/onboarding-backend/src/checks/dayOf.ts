import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** For sentences, which every reader gets alike: `2026-11-03`. */
export function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}
