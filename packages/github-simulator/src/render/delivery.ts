import { Schemas } from '../served/ServedGithub';
import { WebhookDelivery } from '../webhooks/WebhookDelivery';
import { isoSeconds } from './time';

/** A delivery that was answered or given up, as lists have it. */
export function renderDelivery(
  delivery: WebhookDelivery,
): Schemas['hook-delivery-item'] {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: isoSeconds(delivery.at),
    redelivery: delivery.redelivery,
    duration: 0.1,
    ...outcomeOf(delivery),
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: null,
    repository_id: repositoryIdOf(delivery) ?? null,
    throttled_at: null,
  };
}

function outcomeOf({ state, responseStatus, error }: WebhookDelivery) {
  if (state === 'delivered') {
    return { status: 'OK', status_code: responseStatus ?? 200 };
  }
  if (responseStatus !== undefined) {
    return {
      status: `Invalid HTTP Response: ${responseStatus}`,
      status_code: responseStatus,
    };
  }
  return error?.includes('TimeoutError')
    ? { status: 'timed out', status_code: 504 }
    : { status: 'failed to connect', status_code: 502 };
}

/** The repository that a delivery tells of. */
export function repositoryIdOf({
  payload,
}: WebhookDelivery): number | undefined {
  const { repository } = payload;
  return typeof repository === 'object' &&
    repository !== null &&
    'id' in repository &&
    typeof repository.id === 'number'
    ? repository.id
    : undefined;
}
