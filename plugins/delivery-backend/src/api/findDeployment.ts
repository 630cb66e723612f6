import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import { isVisible } from '@mainline/backstage-plugin-mainline-node';
import type { DeliveryContext } from './DeliveryContext';
import { findOutsideDeployment } from './queries/findOutsideDeployment';

/** A deployment whose service the reader may see. Throws `NotFoundError`, in the same words where there is none. */
export async function findDeployment(
  context: DeliveryContext,
  id: string,
  credentials: BackstageCredentials,
): Promise<Deployment> {
  const deployment = id.includes('/')
    ? await findOutsideDeployment(context.knex, id)
    : await context.deployments.find(id);
  const visible = await context.visibleServices.visibleTo(credentials);
  if (!deployment || !isVisible(visible, deployment.service)) {
    throw new NotFoundError(
      `There is no deployment ${id} here, or none that you may see.`,
    );
  }
  return deployment;
}
