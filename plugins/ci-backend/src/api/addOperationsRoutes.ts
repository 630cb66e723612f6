import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  audited,
  jsonBody,
  nothingSchema,
  parseBody,
  parseQuery,
  pathText,
} from '@mainline/backstage-plugin-mainline-node';
import type { Request, Router } from 'express';
import type { Operations } from '../operations';
import {
  backfillSchema,
  deliveriesQuerySchema,
  repositoriesQuerySchema,
  retrySchema,
  setAsideSchema,
} from './operationsSchemas';

/** How collecting stands, for those who run the portal. What they do leaves an audit event, of whatever came of it. */
export function addOperationsRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    operations: Operations<BackstageCredentials, BackstageCredentials>;
    readerOf: (request: Request) => Promise<BackstageCredentials>;
  },
): void {
  const { auditor, operations, readerOf } = options;
  router.use('/operations', ...jsonBody());

  router.get('/operations', async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await operations.getOverview(reader));
  });

  router.get('/operations/deliveries', async (request, response) => {
    const query = parseQuery(request, deliveriesQuerySchema);
    const reader = await readerOf(request);
    response.json(await operations.getDeliveries(query, reader));
  });

  router.get(
    '/operations/deliveries/:source/:hook/:id',
    async (request, response) => {
      parseQuery(request, nothingSchema);
      const reader = await readerOf(request);
      const key = {
        source: pathText(request, 'source'),
        hook: pathText(request, 'hook'),
        id: pathText(request, 'id'),
      };
      response.json(await operations.getDelivery(key, reader));
    },
  );

  router.post('/operations/deliveries/retry', async (request, response) => {
    const operator = await readerOf(request);
    const which = parseBody(request.body, retrySchema);
    const done = await audited(
      auditor,
      { eventId: 'operations-deliveries-retry', request, meta: which },
      async tell => {
        const { retried } = await operations.retryDeliveries(which, operator);
        tell({ retried });
        return { retried };
      },
    );
    response.json(done);
  });

  router.post('/operations/deliveries/set-aside', async (request, response) => {
    const operator = await readerOf(request);
    const what = parseBody(request.body, setAsideSchema);
    await audited(
      auditor,
      { eventId: 'operations-deliveries-set-aside', request, meta: what },
      () => operations.setDeliveryAside(what, operator),
    );
    response.status(204).end();
  });

  router.post('/operations/backfill', async (request, response) => {
    const operator = await readerOf(request);
    const what = parseBody(request.body, backfillSchema);
    const backfill = await audited(
      auditor,
      { eventId: 'operations-backfill', request, meta: what },
      () => operations.setBackfill(what, operator),
    );
    response.json(backfill);
  });

  router.get('/operations/repositories', async (request, response) => {
    const query = parseQuery(request, repositoriesQuerySchema);
    const reader = await readerOf(request);
    response.json(await operations.getRepositories(query, reader));
  });

  router.post(
    '/operations/repositories/:id/read',
    async (request, response) => {
      parseQuery(request, nothingSchema);
      const operator = await readerOf(request);
      const repository = pathText(request, 'id');
      await audited(
        auditor,
        {
          eventId: 'operations-repository-read',
          request,
          meta: { repository },
        },
        () => operations.readRepository(repository, operator),
      );
      response.status(202).end();
    },
  );
}
