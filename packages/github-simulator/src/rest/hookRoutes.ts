import { Request, Response, Router } from 'express';
import { Schemas } from '../served/ServedGithub';
import { renderDelivery, repositoryIdOf } from '../render/delivery';
import { WebhookDelivery } from '../webhooks/WebhookDelivery';
import { HOOK_ID } from '../webhooks/WebhookSender';
import { locatedRepository } from './locateRepository';
import { linkTo, perPage } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** GitHub delivers again for so long. */
const REDELIVERABLE_MS = 3 * 86_400_000;

type Belongs = (delivery: WebhookDelivery) => boolean;

/** Deliveries of the webhook as that of the App, and as that of any organisation. */
export function addHookRoutes(router: Router, context: RestContext) {
  const all: Belongs = () => true;
  router.get('/app/hook/deliveries', (req, res) =>
    list(context, req, res, all),
  );
  router.post('/app/hook/deliveries/:delivery/attempts', (req, res) =>
    attempt(context, req, res, all),
  );
  router.get('/orgs/:org/hooks/:hook/deliveries', (req, res) =>
    list(context, req, res, all),
  );
  router.post(
    '/orgs/:org/hooks/:hook/deliveries/:delivery/attempts',
    (req, res) => attempt(context, req, res, all),
  );
}

/** The same as that of one repository, which hears of itself alone. */
export function addRepositoryHookRoutes(router: Router, context: RestContext) {
  const ofRepository = (res: Response): Belongs => {
    const { id } = locatedRepository(res);
    return delivery => repositoryIdOf(delivery) === id;
  };
  router.get('/hooks/:hook/deliveries', (req, res) =>
    list(context, req, res, ofRepository(res)),
  );
  router.post('/hooks/:hook/deliveries/:delivery/attempts', (req, res) =>
    attempt(context, req, res, ofRepository(res)),
  );
}

/** Newest first, paged by cursors. */
function list(
  context: RestContext,
  req: Request,
  res: Response,
  belongs: Belongs,
) {
  const { status, cursor } = req.query;
  if (!isThere(req)) {
    respondError(context, req, res, 404, 'Not Found');
    return;
  }
  if (status !== undefined && status !== 'success' && status !== 'failure') {
    respondError(context, req, res, 422, 'Invalid status');
    return;
  }
  const found = sent(context, belongs)
    .map(renderDelivery)
    .filter(one => !status || one.status_code >= 400 === (status === 'failure'))
    .reverse();
  const size = perPage(req);
  const start = cursor ? found.findIndex(one => cursorOf(one) === cursor) : 0;
  if (start < 0) {
    respondError(context, req, res, 422, 'Invalid cursor');
    return;
  }
  const next = found[start + size];
  if (next) {
    const to = linkTo(context, req, res, { cursor: cursorOf(next) });
    res.set('link', `<${to}>; rel="next"`);
  }
  respond(context, req, res, 200, found.slice(start, start + size));
}

/** Sends a delivery once more; the answer does not wait for it. */
function attempt(
  context: RestContext,
  req: Request,
  res: Response,
  belongs: Belongs,
) {
  const delivery = sent(context, belongs).find(
    ({ id }) => String(id) === req.params.delivery,
  );
  if (!isThere(req) || !delivery) {
    respondError(context, req, res, 404, 'Not Found');
    return;
  }
  const first = context.sender.deliveries.find(
    ({ guid }) => guid === delivery.guid,
  );
  if (!first || first.at < context.clock.now() - REDELIVERABLE_MS) {
    respondError(context, req, res, 422, 'Validation Failed');
    return;
  }
  void context.sender.redeliver(delivery.guid);
  respond(context, req, res, 202, {});
}

/** There is one webhook; an App's has no number in its address. */
function isThere(req: Request): boolean {
  return [undefined, HOOK_ID].includes(req.params.hook);
}

/** What was sent and is no longer under way: of what was withheld GitHub knows nothing. */
function sent(context: RestContext, belongs: Belongs): WebhookDelivery[] {
  return context.sender.deliveries.filter(
    one =>
      (one.state === 'delivered' || one.state === 'failed') && belongs(one),
  );
}

function cursorOf({ id }: Schemas['hook-delivery-item']): string {
  return `v1_${id}`;
}
