import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { dayOf } from '../dayOf';
import { repositoryUnknown } from './repositoryUnknown';

/** Whether a webhook delivery about the service's repository ever arrived. */
export function webhookArrived(
  health: Pick<ServiceHealth, 'service' | 'repositoryUrl' | 'webhookSince'>,
): CheckResult {
  if (health.webhookSince) {
    return {
      state: 'done',
      ...say('webhookArrived.arrived', { day: dayOf(health.webhookSince) }),
    };
  }
  if (!health.repositoryUrl) return repositoryUnknown;
  return {
    state: 'open',
    ...say('webhookArrived.none'),
    remedy: say('webhookArrived.install'),
    link: `${health.repositoryUrl}/settings/hooks`,
  };
}
