import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';

/** `unit-tests › jest › Run tests`, as far as it is known. */
export function failingAt(health: ServiceHealth): string | undefined {
  const { failing } = health;
  return (
    failing &&
    [failing.workflowName, failing.jobName, failing.stepName]
      .filter(Boolean)
      .join(' › ')
  );
}
