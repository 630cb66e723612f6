import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
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
      sentence: `The first webhook delivery about its repository arrived on ${dayOf(
        health.webhookSince,
      )}.`,
    };
  }
  if (!health.repositoryUrl) return repositoryUnknown;
  return {
    state: 'open',
    sentence: 'No webhook delivery about its repository has arrived yet.',
    remedy: {
      sentence:
        'Install the GitHub App of the portal on the repository, or add a webhook to it that sends to /api/ci/webhooks/github; then push once.',
    },
    link: `${health.repositoryUrl}/settings/hooks`,
  };
}
