import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';

/**
 * Sorts services by how much they need a person: longest red first, then flaky, then running, then the others, unmapped
 * ones last; each by name.
 */
export function attentionKey(health: ServiceHealth): string {
  const name = nameKey(health);
  if (health.state === 'failing') return `0 ${health.since ?? ''} ${name}`;
  if (health.state === 'unmapped') return `4 ${name}`;
  if (isFlaky(health)) return `1 ${name}`;
  return health.running ? `2 ${name}` : `3 ${name}`;
}

/** Whether anything failed and then passed on the same commit in the window. */
export function isFlaky(health: ServiceHealth): boolean {
  return (health.flakyRate ?? 0) > 0;
}

export function nameKey(health: ServiceHealth): string {
  return health.service.name.toLocaleLowerCase('en-US');
}
