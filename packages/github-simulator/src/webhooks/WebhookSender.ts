import { createHash, createHmac } from 'node:crypto';
import { SimulatedClock } from '../clock';
import { WorldEvent } from '../world';
import { renderPayload } from './renderPayload';
import { WebhookDelivery } from './WebhookDelivery';

/** GitHub waits no longer for an answer. */
const TIMEOUT_MS = 10_000;

/** Of the one webhook that there is: an App's, an organisation's or a repository's. */
export const HOOK_ID = '512340001';

const DEFAULT_KEEP = 20_000;

/** Where webhooks go, and the secret that signs them. @public */
export interface WebhookTarget {
  url: string;
  secret: string;
  /** How many deliveries are kept; 20,000 unless told. */
  keep?: number;
}

interface WebhookSenderOptions {
  target?: WebhookTarget;
  clock: SimulatedClock;
  seed: number;
  base: () => string;
}

/** Tells what happens in a world to one webhook, and keeps every delivery. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #deliveries: WebhookDelivery[] = [];
  readonly #underway = new Set<Promise<void>>();
  readonly #stopped = new AbortController();
  #told = 0;
  #attempts = 0;
  #paused = false;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  get deliveries(): readonly WebhookDelivery[] {
    return this.#deliveries;
  }

  tell(event: WorldEvent) {
    const { base, clock, seed, target } = this.#options;
    if (!target) return;
    const delivery: WebhookDelivery = {
      id: this.#nextId(),
      guid: guidFrom(`${seed} ${clock.now()} ${this.#told}`),
      event: event.type,
      action: 'action' in event ? event.action : undefined,
      // Through JSON, so that it stays as it was when it happened.
      payload: JSON.parse(JSON.stringify(renderPayload(base(), event))),
      at: clock.now(),
      state: this.#paused ? 'withheld' : 'pending',
      redelivery: false,
    };
    this.#told += 1;
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > (target.keep ?? DEFAULT_KEEP)) {
      this.#deliveries.shift();
    }
    if (delivery.state === 'pending') this.#send(delivery, target);
  }

  /** @throws Error when there was no such delivery. */
  async redeliver(guid: string): Promise<WebhookDelivery> {
    const first = this.#deliveries.find(delivery => delivery.guid === guid);
    const { target } = this.#options;
    if (!first || !target) throw new Error(`There was no delivery '${guid}'`);
    const again: WebhookDelivery = {
      ...first,
      id: this.#nextId(),
      at: this.#options.clock.now(),
      state: 'pending',
      redelivery: true,
      responseStatus: undefined,
      error: undefined,
    };
    this.#deliveries.push(again);
    await this.#send(again, target);
    return again;
  }

  /** With the time in it, as in GUIDs. */
  #nextId(): number {
    this.#attempts += 1;
    return this.#options.clock.now() * 1_000 + (this.#attempts % 1_000);
  }

  pause() {
    this.#paused = true;
  }

  resume() {
    this.#paused = false;
  }

  /** Resolves when every delivery so far was answered or given up. */
  async settled() {
    while (this.#underway.size) await Promise.all(this.#underway);
  }

  /** Gives up what is under way. */
  async stop() {
    this.#stopped.abort();
    await this.settled();
  }

  #send(delivery: WebhookDelivery, target: WebhookTarget): Promise<void> {
    const sending = deliver(delivery, target, this.#stopped.signal).finally(
      () => this.#underway.delete(sending),
    );
    this.#underway.add(sending);
    return sending;
  }
}

/** Sends a delivery once; never throws, as what went wrong is part of the delivery. */
async function deliver(
  delivery: WebhookDelivery,
  target: WebhookTarget,
  stopped: AbortSignal,
) {
  const body = JSON.stringify(delivery.payload);
  const signature = createHmac('sha256', target.secret)
    .update(body)
    .digest('hex');
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/simulator',
        'x-github-delivery': delivery.guid,
        'x-github-event': delivery.event,
        'x-github-hook-id': HOOK_ID,
        'x-github-hook-installation-target-type': 'organization',
        'x-hub-signature-256': `sha256=${signature}`,
      },
    });
    await response.body?.cancel();
    delivery.responseStatus = response.status;
    delivery.state = response.ok ? 'delivered' : 'failed';
  } catch (error) {
    delivery.state = 'failed';
    delivery.error = String(error);
  }
}

/**
 * The form of a GUID, the same for the same text. With the time in it, because a demo that starts again must not use
 * those of the last time: receivers know them.
 */
function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
