import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  answerError,
  entityRefOf,
  jsonBody,
  nothingSchema,
  parseBody,
  parseQuery,
  pathText,
  readApiDescription,
  serviceRoute,
  audited,
} from '@mainline/backstage-plugin-mainline-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { OnboardingActions } from './OnboardingActions';
import type { OnboardingContext } from './OnboardingContext';
import { OnboardingQueries } from './OnboardingQueries';
import { confirmationSchema, progressQuerySchema } from './requestSchemas';

const confirmationRoute = `${serviceRoute}/checklists/:checklist/items/:item/confirmation`;

/** The API under `/api/onboarding`, as openapi.yaml describes it. */
export function createRouter(
  options: OnboardingContext & { httpAuth: HttpAuthService },
): Router {
  const { auditor, httpAuth } = options;
  const queries = new OnboardingQueries(options);
  const actions = new OnboardingActions(options);
  const router = PromiseRouter();
  const description = readApiDescription(
    '@mainline/backstage-plugin-onboarding-backend',
  );
  const readerOf = (request: Request): Promise<BackstageCredentials> =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  /** A read: parse, authenticate, ask, answer. */
  function answer<T>(
    path: string,
    parse: (request: Request) => T,
    ask: (parsed: T, reader: BackstageCredentials) => unknown,
  ): void {
    router.get(path, async (request, response) => {
      const parsed = parse(request);
      const reader = await readerOf(request);
      response.json(await ask(parsed, reader));
    });
  }
  const nothing = (request: Request) => parseQuery(request, nothingSchema);

  answer('/openapi.json', nothing, () => description);
  answer('/checklists', nothing, () => queries.getChecklists());
  answer(
    '/progress',
    request => parseQuery(request, progressQuerySchema),
    (query, reader) => queries.getProgress(query, reader),
  );
  answer(
    serviceRoute,
    request => ({ ...nothing(request), ref: entityRefOf(request) }),
    ({ ref }, reader) => queries.getServiceChecklists(ref, reader),
  );

  router.use(confirmationRoute, ...jsonBody());

  router.put(confirmationRoute, async (request, response) => {
    nothing(request);
    const service = entityRefOf(request);
    const item = itemOf(request);
    const { note } = parseBody(request.body, confirmationSchema);
    const reader = await readerOf(request);
    const progress = await audited(
      auditor,
      { eventId: 'item-confirm', request, meta: { service, ...item } },
      () => actions.confirm(service, { ...item, note }, reader),
    );
    response.json(progress);
  });

  router.delete(confirmationRoute, async (request, response) => {
    nothing(request);
    const service = entityRefOf(request);
    const item = itemOf(request);
    const reader = await readerOf(request);
    const progress = await audited(
      auditor,
      {
        eventId: 'item-confirmation-remove',
        request,
        meta: { service, ...item },
      },
      () => actions.takeBack(service, item, reader),
    );
    response.json(progress);
  });

  router.use(request => {
    throw new NotFoundError(
      `There is no ${request.method} ${request.path} here: openapi.json describes what there is.`,
    );
  });
  router.use(answerError(options));
  return router;
}

function itemOf(request: Request): { checklist: string; item: string } {
  return {
    checklist: pathText(request, 'checklist'),
    item: pathText(request, 'item'),
  };
}
