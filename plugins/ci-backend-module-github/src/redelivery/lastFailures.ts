import type { FailedDelivery } from '@mainline/backstage-plugin-ci-node';
import type { DeliveryAttempt } from './translateAttempt';

/**
 * Of deliveries whose last attempt failed, that attempt; earliest first.
 *
 * Where the door's answer was a no (4xx), a second no to the same delivery is the last word: asking for ever would not
 * change it. No answer, or a 5xx, may be otherwise next time.
 */
export function lastFailures(attempts: DeliveryAttempt[]): FailedDelivery[] {
  const last = new Map<string, DeliveryAttempt>();
  for (const attempt of attempts) {
    const known = last.get(attempt.guid);
    if (!known || isLater(attempt, known)) last.set(attempt.guid, attempt);
  }
  return [...last.values()]
    .filter(isWorthAsking)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ guid, at, id }) => ({ id: guid, failedAt: at, attempt: id }));
}

function isWorthAsking({ statusCode, redelivery }: DeliveryAttempt): boolean {
  if (statusCode >= 200 && statusCode < 400) return false;
  const isRefused = statusCode >= 400 && statusCode < 500;
  return !(isRefused && redelivery);
}

/** Times are whole seconds; ids grow. */
function isLater(a: DeliveryAttempt, b: DeliveryAttempt): boolean {
  return a.at === b.at ? BigInt(a.id) > BigInt(b.id) : a.at > b.at;
}
