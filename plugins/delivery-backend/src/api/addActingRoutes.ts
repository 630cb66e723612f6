import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  jsonBody,
  nothingSchema,
  parseBody,
  audited,
} from '@mainline/backstage-plugin-mainline-node';
import type { Request, Router } from 'express';
import { DeliveryActions } from './DeliveryActions';
import type { DeliveryContext } from './DeliveryContext';
import { claimTokenOf, deploymentIdOf, idempotencyKeyOf } from './requestParts';
import { claimSchema, orderSchema } from './requestSchemas';

/** Where runs claim, with a token of their own instead of Backstage's credentials. */
export const CLAIMS_PATH = '/claims';

/** The routes that change the world. Each leaves an audit event, of whatever came of it. */
export function addActingRoutes(
  router: Router,
  options: DeliveryContext & {
    readerOf: (request: Request) => Promise<BackstageCredentials>;
  },
): void {
  const { auditor, readerOf } = options;
  const actions = new DeliveryActions(options);

  router.use('/deployments', ...jsonBody());

  router.post('/deployments', async (request, response) => {
    const order = parseBody(request.body, orderSchema);
    const key = idempotencyKeyOf(request);
    const reader = await readerOf(request);
    const { deployment, created } = await audited(
      auditor,
      { eventId: 'deployment-request', request, meta: { ...order } },
      async tell => {
        const requested = await actions.deploy(order, key, reader);
        tell({ id: requested.deployment.id, created: requested.created });
        return requested;
      },
    );
    response.status(created ? 201 : 200).json(deployment);
  });

  router.post('/deployments/:id/cancel', async (request, response) => {
    const id = deploymentIdOf(request);
    parseBody(request.body, nothingSchema);
    const reader = await readerOf(request);
    const cancelled = await audited(
      auditor,
      { eventId: 'deployment-cancel', request, meta: { id } },
      () => actions.cancel(id, reader),
    );
    response.json(cancelled);
  });

  router.post('/deployments/:id/send-again', async (request, response) => {
    const id = deploymentIdOf(request);
    parseBody(request.body, nothingSchema);
    const key = idempotencyKeyOf(request);
    const reader = await readerOf(request);
    const { deployment, created } = await audited(
      auditor,
      { eventId: 'deployment-send-again', request, meta: { id } },
      async tell => {
        const requested = await actions.sendAgain(id, key, reader);
        tell({ sentAgainAs: requested.deployment.id });
        return requested;
      },
    );
    response.status(created ? 201 : 200).json(deployment);
  });

  router.use(CLAIMS_PATH, ...jsonBody());

  // Who claims is believed by the token alone; of the body only what it says of the artifact is read.
  router.post(`${CLAIMS_PATH}/:id`, async (request, response) => {
    const id = deploymentIdOf(request);
    const token = claimTokenOf(request);
    const told = parseBody(request.body ?? {}, claimSchema);
    response.json(await actions.claim(id, token, told));
  });
}
