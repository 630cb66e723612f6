import { createHmac } from 'node:crypto';
import { SimulatedClock } from '../clock';
import { WorldEvent } from '../world';
import { SeededRandom } from '../world/SeededRandom';
import { renderPayload } from './renderPayload';
import { WebhookDelivery } from './WebhookDelivery';

/** GitHub waits no longer for an answer. */
const TIMEOUT_MS = 10_000;

const HOOK_ID = '512340001';

/** Where webhooks go, and the secret that signs them. @public */
export interface WebhookTarget {
  url: string;
  secret: string;
}

/** Tells what happens in a world to one webhook, and keeps every delivery. */
export class WebhookSender {
  readonly #options: {
    target?: WebhookTarget;
    clock: SimulatedClock;
    random: SeededRandom;
    base: () => string;
  };
  readonly #deliveries: WebhookDelivery[] = [];
  readonly #underway = new Set<Promise<void>>();
  #paused = false;

  constructor(options: {
    target?: WebhookTarget;
    clock: SimulatedClock;
    random: SeededRandom;
    base: () => string;
  }) {
    this.#options = options;
  }

  get deliveries(): readonly WebhookDelivery[] {
    return this.#deliveries;
  }

  tell(event: WorldEvent) {
    const { base, clock, random, target } = this.#options;
    if (!target) return;
    const delivery: WebhookDelivery = {
      guid: random.guid(),
      event: event.type,
      action: 'action' in event ? event.action : undefined,
      // Through JSON, so that it stays as it was when it happened.
      payload: JSON.parse(JSON.stringify(renderPayload(base(), event))),
      at: clock.now(),
      state: this.#paused ? 'withheld' : 'pending',
      redelivery: false,
    };
    this.#deliveries.push(delivery);
    if (delivery.state === 'pending') this.#send(delivery, target);
  }

  /** @throws Error when there was no such delivery. */
  async redeliver(guid: string): Promise<WebhookDelivery> {
    const first = this.#deliveries.find(delivery => delivery.guid === guid);
    const { target } = this.#options;
    if (!first || !target) throw new Error(`There was no delivery '${guid}'`);
    const again: WebhookDelivery = {
      ...first,
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

  #send(delivery: WebhookDelivery, target: WebhookTarget): Promise<void> {
    const sending = deliver(delivery, target).finally(() =>
      this.#underway.delete(sending),
    );
    this.#underway.add(sending);
    return sending;
  }
}

/** Sends a delivery once; never throws, as what went wrong is part of the delivery. */
async function deliver(delivery: WebhookDelivery, target: WebhookTarget) {
  const body = JSON.stringify(delivery.payload);
  const signature = createHmac('sha256', target.secret)
    .update(body)
    .digest('hex');
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
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
