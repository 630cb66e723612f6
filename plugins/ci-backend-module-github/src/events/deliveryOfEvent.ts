import { createHash } from 'node:crypto';
import type { IncomingDelivery } from '@mainline/backstage-plugin-ci-node';
import type { EventParams } from '@backstage/plugin-events-node';

/** Of the delivery whose headers were lost between processes. */
const unknownHook = 'backstage-events';

/**
 * An event of a topic `github.…` as a delivery: the very one that our own door would have taken, where the event still has
 * the headers. Where it has not, what it says is its id: it is applied once as well.
 */
export function deliveryOfEvent(event: EventParams): IncomingDelivery {
  const payload = JSON.stringify(event.eventPayload ?? null);
  const id = headerOf(event, 'x-github-delivery');
  return {
    id: isGuid(id)
      ? id
      : createHash('sha256').update(event.topic).update(payload).digest('hex'),
    hook: headerOf(event, 'x-github-hook-id') ?? unknownHook,
    event: event.topic.replace(/^github\./, ''),
    payload,
  };
}

function headerOf({ metadata }: EventParams, name: string): string | undefined {
  const value = metadata?.[name];
  return Array.isArray(value) ? value[0] : value;
}

function isGuid(id: string | undefined): id is string {
  return id !== undefined && /^[\w-]{1,100}$/.test(id);
}
