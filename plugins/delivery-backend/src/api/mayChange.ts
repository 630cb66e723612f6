import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
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
  if (deployment.origin === 'outside') return fromOutside('cancelled');
  if (isEnded(deployment)) {
    return refusal(
      'ended',
      `The deployment has ended (${deployment.state}): there is nothing to cancel.`,
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
      return refusal(
        'run-unknown',
        'The deployment was sent, and its run is not known yet: it can be cancelled as soon as it is.',
      );
    default:
      return deployment.phase satisfies never;
  }
}

/** Why it can't be sent again, whoever asks; undefined where it may be. */
export function whyNotSendAgain(deployment: Deployment): Refusal | undefined {
  if (deployment.origin === 'outside') return fromOutside('sent again');
  if (deployment.state !== 'unknown') {
    return refusal(
      'fate-known',
      `What came of the deployment is known (${deployment.state}): only one whose fate is unknown is sent again. Make a new one instead.`,
    );
  }
  return deployment.sentAgainAs === undefined
    ? undefined
    : refusal(
        'sent-again',
        `The deployment was sent again before, as ${deployment.sentAgainAs}.`,
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
  return refusal(
    'target-gone',
    'Its service or its environment is in the catalog no longer.',
  );
}

function fromOutside(done: string): Refusal {
  return refusal(
    'from-outside',
    `The deployment was not asked for here, so it can't be ${done} here: go to where it came from.`,
  );
}

function refusal(rule: string, sentence: string): Refusal {
  return { allowed: false, rule, sentence };
}
