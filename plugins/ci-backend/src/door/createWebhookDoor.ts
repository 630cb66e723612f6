import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import type {
  CiSource,
  RawDelivery,
  VerifiedDelivery,
} from '@mainline/backstage-plugin-ci-node';
import express from 'express';
import { answerError } from '@mainline/backstage-plugin-mainline-node';
import type { Inbox } from '../inbox';
import { readBody } from './readBody';
import { refusalBySource } from './refusalBySource';

/**
 * The webhook door: `POST /webhooks/:source`.
 *
 * A delivery is verified over the very bytes that came in, stored, and only then answered 202. Where it could not be
 * stored the answer is 503, so that the source lists it as failed. What fails verification leaves no trace in the store.
 *
 * Mount it where nothing has read the body yet, open to callers without credentials of the portal: the signature is
 * the credential.
 */
export function createWebhookDoor(options: {
  inbox: Pick<Inbox, 'store'>;
  sources: CiSource[];
  logger: LoggerService;
}): express.Router {
  const { inbox, sources, logger } = options;
  const router = express.Router();

  router.post(
    '/webhooks/:source',
    readBody,
    async (request, response, next) => {
      try {
        const source = sources.find(s => s.id === request.params.source);
        const verified = await verify(source, deliveryOf(request));
        if (!verified.ok) {
          logger.info(
            `Webhook refused with ${verified.status}: ${verified.reason}`,
          );
          next(refusalBySource(verified));
          return;
        }
        const { id, hook, event, payload } = verified;
        await inbox.store({
          source: request.params.source,
          id,
          hook,
          event,
          payload,
        });
        response.status(202).json({ delivery: id, stored: true });
      } catch (error) {
        logger.error(
          `A delivery at the webhook door could not be stored: ${stringifyError(
            error,
          )}`,
        );
        next(
          new ServiceUnavailableError(
            'The delivery could not be stored. Deliver it again later.',
          ),
        );
      }
    },
  );
  router.use('/webhooks', answerError({ logger }));
  return router;
}

async function verify(
  source: CiSource | undefined,
  delivery: RawDelivery,
): Promise<VerifiedDelivery> {
  if (!source?.webhooks) {
    return {
      ok: false,
      status: 404,
      reason:
        'No source of that name takes webhooks here. Check the last part of the address.',
    };
  }
  return source.webhooks.verify(delivery);
}

function deliveryOf(request: express.Request): RawDelivery {
  const body: unknown = request.body;
  return {
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]),
    ),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
