import { createHmac, randomUUID } from 'node:crypto';
import { secret } from './startGithub';

/** Knocks at the door as GitHub does. Answers the status and the body. */
export async function deliver(
  door: string,
  delivery: {
    event: string;
    /** What is sent; an object goes as JSON. */
    body: unknown;
    id?: string;
    headers?: Record<string, string>;
  },
): Promise<{ status: number; body: unknown }> {
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
