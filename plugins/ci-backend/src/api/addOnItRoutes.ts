import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  entityRefOf,
  nothingSchema,
  parseQuery,
  serviceRoute,
  audited,
} from '@mainline/backstage-plugin-mainline-node';
import type { Request, Router } from 'express';
import type { OnItActions } from '../onIt';

/** "I'm on it", and taking it back. Each leaves an audit event, of whatever came of it. */
export function addOnItRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    onIt: OnItActions;
    readerOf: (request: Request) => Promise<BackstageCredentials>;
  },
): void {
  const { auditor, onIt, readerOf } = options;
  const path = `${serviceRoute}/on-it`;

  router.put(path, async (request, response) => {
    parseQuery(request, nothingSchema);
    const service = entityRefOf(request);
    const reader = await readerOf(request);
    const { now } = await audited(
      auditor,
      { eventId: 'on-it-put', request, meta: { service } },
      async tell => {
        const put = await onIt.put(service, reader);
        tell({ redSince: put.redSince, before: put.before ?? null });
        return put;
      },
    );
    response.json(now);
  });

  router.delete(path, async (request, response) => {
    parseQuery(request, nothingSchema);
    const service = entityRefOf(request);
    const reader = await readerOf(request);
    await audited(
      auditor,
      { eventId: 'on-it-delete', request, meta: { service } },
      async tell => {
        const { before } = await onIt.delete(service, reader);
        tell({ before: before ?? null });
      },
    );
    response.status(204).end();
  });
}
