import { createHmac, timingSafeEqual } from 'node:crypto';
import type {
  RawDelivery,
  VerifiedDelivery,
} from '@mainline/backstage-plugin-ci-node';

/**
 * Checks what GitHub's documentation of webhook deliveries asks for: the HMAC of `X-Hub-Signature-256` over the body's bytes,
 * compared in constant time. Nothing of the body is read before.
 *
 * Not by `@octokit/webhooks-methods`: it can only be imported, which the CommonJS build of a plugin does not do, and it takes text, not bytes.
 */
export function verifyDelivery(
  delivery: RawDelivery,
  secrets: string[],
): VerifiedDelivery {
  if (secrets.length === 0) {
    return refuse(
      404,
      'No webhook secret is configured: set ci.github.webhookSecret.',
    );
  }
  const headers = new Map(
    Object.entries(delivery.headers).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const signature = headers.get('x-hub-signature-256');
  if (!signature) {
    return refuse(
      403,
      'X-Hub-Signature-256 is missing: give the webhook the secret of ci.github.webhookSecret.',
    );
  }
  if (!secrets.some(secret => isSignedBy(delivery.body, signature, secret))) {
    return refuse(
      403,
      'X-Hub-Signature-256 does not fit the body: the webhook has another secret than ci.github.webhookSecret.',
    );
  }

  const id = headers.get('x-github-delivery');
  if (!id || !/^[\w-]{1,100}$/.test(id)) {
    return refuse(400, 'X-GitHub-Delivery is missing or no GUID.');
  }
  const event = headers.get('x-github-event');
  if (!event || !/^\w{1,100}$/.test(event)) {
    return refuse(400, 'X-GitHub-Event is missing or no name of an event.');
  }
  if (
    /^application\/x-www-form-urlencoded/i.test(
      headers.get('content-type') ?? '',
    )
  ) {
    return refuse(
      400,
      'The body is a form: choose application/json as the content type of the webhook.',
    );
  }
  const payload = delivery.body.toString('utf8');
  if (!isObject(payload)) return refuse(400, 'The body is no JSON object.');

  const hook = headers.get('x-github-hook-id') ?? 'unnamed';
  return { ok: true, id, hook, event, payload };
}

function isSignedBy(body: Buffer, signature: string, secret: string): boolean {
  const given = Buffer.from(signature);
  const right = Buffer.from(
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  );
  return given.length === right.length && timingSafeEqual(given, right);
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false; // Answered with a sentence.
  }
}

function refuse(status: 400 | 403 | 404, reason: string): VerifiedDelivery {
  return { ok: false, status, reason };
}
