import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';

/** Since when a deployment on its way stands where it stands. */
export function waitsSince(
  details: Pick<DeploymentDetails, 'deployment' | 'events'>,
): Instant | undefined {
  const { deployment, events } = details;
  const { phase, state, requestedAt, startedAt } = deployment;
  // Done twice, as looking after a restart, it is the first that began the wait.
  const first = (action: string) =>
    events.find(event => event.action === action)?.at;
  switch (phase) {
    case 'requested':
      return requestedAt;
    case 'sending':
      return first('sending') ?? requestedAt;
    case 'looking':
      return first('looking') ?? first('sending') ?? requestedAt;
    default:
      return state === 'running'
        ? startedAt ?? first('attached')
        : first('attached') ?? requestedAt;
  }
}
