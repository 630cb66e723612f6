import { createHmac, randomUUID } from 'node:crypto';
import { secret } from './startGithub';

interface Delivery {
  event: string;
  /** What is sent; an object goes as JSON. */
  body: unknown;
  id?: string;
  headers?: Record<string, string>;
}

interface Answer {
  status: number;
  body: unknown;
}

/** Knocks at the door as GitHub does. Answers the status and the body. */
export async function deliver(
  door: string,
  delivery: Delivery,
): Promise<Answer> {
  const { event, body: given, id = randomUUID() } = delivery;
  const body =
    typeof given === 'string' ? given : JSON.stringify(given ?? null);
  const response = await fetch(door, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': id,
      'x-github-event': event,
      'x-github-hook-id': '1',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
        .update(body)
        .digest('hex')}`,
      ...delivery.headers,
    },
  });
  return { status: response.status, body: await response.json() };
}

/** Some at a time, as GitHub does; answers come in the deliveries' order. */
export async function deliverAll(
  door: string,
  deliveries: Delivery[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < deliveries.length; at += 10) {
    const some = deliveries.slice(at, at + 10);
    answers.push(...(await Promise.all(some.map(one => deliver(door, one)))));
  }
  return answers;
}
