import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  answerError,
  entityRefOf,
  nothingSchema,
  parseQuery,
  readApiDescription,
  serviceRoute,
} from '@mainline/backstage-plugin-mainline-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { addActingRoutes } from './addActingRoutes';
import type { DeliveryContext } from './DeliveryContext';
import { DeliveryQueries } from './DeliveryQueries';
import { explainUnavailable } from './explainUnavailable';
import { deploymentIdOf } from './requestParts';
import {
  activityQuerySchema,
  candidatesQuerySchema,
  deploymentsQuerySchema,
  matrixQuerySchema,
  orderQuerySchema,
} from './requestSchemas';

/** The API under `/api/delivery`, as openapi.yaml describes it. */
export function createRouter(
  options: DeliveryContext & { httpAuth: HttpAuthService },
): Router {
  const queries = new DeliveryQueries(options);
  const router = PromiseRouter();
  const description = readApiDescription(
    '@mainline/backstage-plugin-delivery-backend',
  );
  const readerOf = (request: Request): Promise<BackstageCredentials> =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });

  /** A read: parse, authenticate, ask, answer. */
  const answer = <T>(
    path: string,
    parse: (request: Request) => T,
    ask: (parsed: T, reader: BackstageCredentials) => Promise<unknown>,
  ) =>
    router.get(path, async (request, response) => {
      const parsed = parse(request);
      response.json(await ask(parsed, await readerOf(request)));
    });

  const nothing = (request: Request) => parseQuery(request, nothingSchema);

  answer('/openapi.json', nothing, async () => description);
  answer('/environments', nothing, () => queries.getEnvironments());
  answer(
    '/matrix',
    request => parseQuery(request, matrixQuerySchema),
    (query, reader) => queries.getMatrix(query, reader),
  );
  answer(
    '/activity',
    request => parseQuery(request, activityQuerySchema),
    (query, reader) => queries.getActivity(query, reader),
  );
  answer(
    serviceRoute,
    request => ({ ...nothing(request), ref: entityRefOf(request) }),
    ({ ref }, reader) => queries.getService(ref, reader),
  );
  answer(
    `${serviceRoute}/candidates`,
    request => ({
      query: parseQuery(request, candidatesQuerySchema),
      ref: entityRefOf(request),
    }),
    ({ ref, query }, reader) => queries.getCandidates(ref, query, reader),
  );
  answer(
    `${serviceRoute}/deployments`,
    request => ({
      query: parseQuery(request, deploymentsQuerySchema),
      ref: entityRefOf(request),
    }),
    ({ ref, query }, reader) => queries.getDeployments(ref, query, reader),
  );
  answer(
    '/deployments/:id',
    request => ({ ...nothing(request), id: deploymentIdOf(request) }),
    ({ id }, reader) => queries.getDeployment(id, reader),
  );
  answer(
    '/explanation',
    request => parseQuery(request, orderQuerySchema),
    (order, reader) => queries.explain(order, reader),
  );

  addActingRoutes(router, { ...options, readerOf });

  router.use(request => {
    throw new NotFoundError(
      `There is no ${request.method} ${request.path} here: openapi.json describes what there is.`,
    );
  });
  router.use(explainUnavailable);
  router.use(answerError(options));
  return router;
}
