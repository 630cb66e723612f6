import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { RunDetails } from '@mainline/backstage-plugin-ci-common';
import type {
  Deployment,
  DeploymentDetails,
} from '@mainline/backstage-plugin-delivery-common';
import {
  allowedFor,
  targetOfDeployment,
  whyNotCancel,
  whyNotSendAgain,
} from '../mayChange';
import type { DeliveryContext } from '../DeliveryContext';

/** A deployment with what was done to it, its run as ci knows it, and what its reader may do. */
export async function readDeploymentDetails(
  context: DeliveryContext,
  deployment: Deployment,
  credentials: BackstageCredentials,
): Promise<DeploymentDetails> {
  const target = await targetOfDeployment(context, deployment);
  return {
    deployment,
    events:
      deployment.origin === 'mainline'
        ? await context.deployments.events(deployment.id)
        : [],
    run: await readRun(context, deployment),
    cancel: await allowedFor(context, credentials, 'cancel', {
      why: whyNotCancel(deployment),
      target,
    }),
    sendAgain: await allowedFor(context, credentials, 'deploy', {
      why: whyNotSendAgain(deployment),
      target,
    }),
  };
}

/** Absent where ci does not have it: not seen yet, of another repository, or ci is away. The deployment stands without. */
async function readRun(
  { ci, logger }: DeliveryContext,
  { service, run }: Deployment,
): Promise<RunDetails | undefined> {
  if (!run) return undefined;
  try {
    return await ci.getRun(service, run.id, { attempt: run.attempt });
  } catch (error) {
    logger.debug(
      `ci does not tell of run ${run.id} of ${service}`,
      error as Error,
    );
    return undefined;
  }
}
