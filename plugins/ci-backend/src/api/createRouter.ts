import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import {
  answerError,
  entityRefOf,
  nothingSchema,
  parseQuery,
  pathText,
  privateAnswers,
  readApiDescription,
  serviceRoute,
} from '@mainline/backstage-plugin-mainline-node';
import type { OnItActions } from '../onIt';
import type { Operations } from '../operations';
import { addOnItRoutes } from './addOnItRoutes';
import { addOperationsRoutes } from './addOperationsRoutes';
import type { CiQueries } from './CiQueries';
import {
  changesQuerySchema,
  checkInFactsQuerySchema,
  checkInsQuerySchema,
  logQuerySchema,
  runQuerySchema,
  runsQuerySchema,
  serviceDaysQuerySchema,
  servicesQuerySchema,
} from './requestSchemas';

/** The API under `/api/ci`, as openapi.yaml describes it. Users and services may ask; nobody may without credentials. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  logger: LoggerService;
  queries: CiQueries<BackstageCredentials>;
  auditor: AuditorService;
  onIt: OnItActions;
  operations: Operations<BackstageCredentials, BackstageCredentials>;
}): Router {
  const { queries } = options;
  const router = PromiseRouter();
  const description = readApiDescription(
    '@mainline/backstage-plugin-ci-backend',
  );

  const readerOf = (request: Request) =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.use(privateAnswers);

  router.get('/openapi.json', async (request, response) => {
    await readerOf(request);
    response.json(description);
  });

  router.get('/summary', async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await queries.getSummary(reader));
  });

  router.get('/services', async (request, response) => {
    const query = parseQuery(request, servicesQuerySchema);
    const reader = await readerOf(request);
    response.type('json').send(await queries.getServices(query, reader));
  });

  router.get(serviceRoute, async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await queries.getService(entityRefOf(request), reader));
  });

  router.get(`${serviceRoute}/check-ins`, async (request, response) => {
    const query = parseQuery(request, checkInsQuerySchema);
    const reader = await readerOf(request);
    response.json(
      await queries.getCheckIns(entityRefOf(request), query, reader),
    );
  });

  router.get(`${serviceRoute}/check-in-facts`, async (request, response) => {
    const query = parseQuery(request, checkInFactsQuerySchema);
    const reader = await readerOf(request);
    response.json(
      await queries.getCheckInFacts(entityRefOf(request), query, reader),
    );
  });

  router.get(`${serviceRoute}/runs`, async (request, response) => {
    const query = parseQuery(request, runsQuerySchema);
    const reader = await readerOf(request);
    response.json(await queries.getRuns(entityRefOf(request), query, reader));
  });

  router.get(`${serviceRoute}/runs/:runId`, async (request, response) => {
    const query = parseQuery(request, runQuerySchema);
    const reader = await readerOf(request);
    const runId = pathId(request, 'runId');
    response.json(
      await queries.getRun(entityRefOf(request), runId, query, reader),
    );
  });

  router.get(`${serviceRoute}/environments`, async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await queries.getEnvironments(entityRefOf(request), reader));
  });

  router.get(`${serviceRoute}/jobs/:jobId/log`, async (request, response) => {
    const query = parseQuery(request, logQuerySchema);
    const reader = await readerOf(request);
    const jobId = pathId(request, 'jobId');
    response.json(
      await queries.getJobLog(entityRefOf(request), jobId, query, reader),
    );
  });

  router.get(`${serviceRoute}/days`, async (request, response) => {
    const query = parseQuery(request, serviceDaysQuerySchema);
    const reader = await readerOf(request);
    response.json(
      await queries.getServiceDays(entityRefOf(request), query, reader),
    );
  });

  router.get(`${serviceRoute}/self-check`, async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await queries.getSelfCheck(entityRefOf(request), reader));
  });

  router.get('/self-check', async (request, response) => {
    parseQuery(request, nothingSchema);
    const reader = await readerOf(request);
    response.json(await queries.getSelfCheckOverview(reader));
  });

  addOnItRoutes(router, { ...options, readerOf });
  addOperationsRoutes(router, { ...options, readerOf });

  router.get('/changes', async (request, response) => {
    const query = parseQuery(request, changesQuerySchema);
    const reader = await readerOf(request);
    response.json(await queries.getChanges(query, reader));
  });

  router.use(request => {
    throw new NotFoundError(
      `There is no ${request.method} ${request.path} here: openapi.json describes what there is.`,
    );
  });
  router.use(answerError(options));
  return router;
}

/** Ids become parts of addresses at the source: what no id holds goes no further. */
function pathId(request: Request, name: string): string {
  const id = pathText(request, name);
  if (!/^[\w-]{1,100}$/.test(id)) {
    throw new InputError(
      `The part '${name}' of the path is no id: an id has letters, digits, - and _ only.`,
    );
  }
  return id;
}
