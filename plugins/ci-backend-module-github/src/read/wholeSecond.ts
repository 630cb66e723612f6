import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** GitHub dates by whole seconds: what happened at 10:00:00.900 is dated 10:00:00, and is not before 10:00:00.500. */
export function wholeSecond(instant: Instant): Instant {
  return `${instant.slice(0, 19)}.000Z`;
}
