import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';

/** Whether a build of its window failed and then passed on the same commit. */
export function isFlaky(health: ServiceHealth): boolean {
  return (health.flakyRate ?? 0) > 0;
}

/** Whether someone should look at it. */
export function needsAttention(health: ServiceHealth): boolean {
  return health.state === 'failing' || isFlaky(health);
}
