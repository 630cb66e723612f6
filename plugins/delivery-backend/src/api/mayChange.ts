import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { isEnded, say } from '@mainline/backstage-plugin-delivery-common';
import type {
  Allowed,
  DeliveryTarget,
  Deployment,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import { readTargets } from '../permissions';
import type { Deed } from '../permissions';
import type { DeliveryContext } from './DeliveryContext';

type Refusal = Extract<Allowed, { allowed: false }>;

/** Why it can't be cancelled, whoever asks; undefined where it may be. */
export function whyNotCancel(deployment: Deployment): Refusal | undefined {
  if (deployment.origin === 'outside')
    return refusal('from-outside', say('deployment.cancelOutside'));
  if (isEnded(deployment)) {
    return refusal(
      'ended',
      say('deployment.cancelEnded', { state: deployment.state }),
    );
  }
  switch (deployment.phase) {
    case 'requested':
    case 'following':
      return undefined;
    case 'sending':
    case 'looking':
    case 'ended':
    case undefined:
      return refusal('run-unknown', say('deployment.cancelWithoutRun'));
    default:
      return deployment.phase satisfies never;
  }
}

/** Why it can't be sent again, whoever asks; undefined where it may be. */
export function whyNotSendAgain(deployment: Deployment): Refusal | undefined {
  if (deployment.origin === 'outside')
    return refusal('from-outside', say('deployment.sendOutside'));
  if (deployment.state !== 'unknown') {
    return refusal(
      'fate-known',
      say('deployment.sendKnown', { state: deployment.state }),
    );
  }
  return deployment.sentAgainAs === undefined
    ? undefined
    : refusal(
        'sent-again',
        say('deployment.sentAgain', { id: deployment.sentAgainAs }),
      );
}

/** Service and environment of a deployment as the catalog has them now; undefined where it has one of them no longer. */
export async function targetOfDeployment(
  context: DeliveryContext,
  deployment: Deployment,
): Promise<DeliveryTarget | undefined> {
  const [target] = await readTargets([deliveryTargetRef(deployment)], context);
  return target;
}

/** Whether the reader may do it: what the deployment itself allows, and then what permissions do. */
export async function allowedFor(
  context: DeliveryContext,
  credentials: BackstageCredentials,
  deed: Deed,
  options: { why: Refusal | undefined; target: DeliveryTarget | undefined },
): Promise<Allowed> {
  if (options.why) return options.why;
  if (!options.target) return targetGone();
  const [allowed] = await context.permissions.decide(credentials, deed, [
    options.target,
  ]);
  return allowed;
}

export function targetGone(): Refusal {
  return refusal('target-gone', say('deployment.targetGone'));
}

function refusal(rule: string, said: Said): Refusal {
  return { allowed: false, rule, ...said };
}
