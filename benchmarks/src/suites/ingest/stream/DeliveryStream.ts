import type { WebhookDelivery } from '@mainline/github-simulator';
import type { BusyOrganisation } from '../../../deliveries/BusyOrganisation';
import type { DeliverySender } from '../../../deliveries/DeliverySender';
import { padPayload } from '../../../deliveries/padPayload';

const tickMs = 10;
/** What a check-in and its build are told in; only how far ahead check-ins are made hangs on it. */
const toldInOf = 7;
/** Seconds of deliveries that may wait to be sent. */
const mostAhead = 1;

/** A delivery that was accepted. */
export interface Accepted {
  id: string;
  delivery: WebhookDelivery;
  /** When it was, on the clock of `performance.now()`. */
  at: number;
  /** From when it was sent. */
  ms: number;
}

/** Has an organisation live so that it tells as much in a second as wanted, and sends that at an even pace, in order. */
export class DeliveryStream {
  readonly accepted: Accepted[] = [];
  readonly failures: string[] = [];
  readonly #queue: WebhookDelivery[] = [];
  #sent = 0;
  #pushed = 0;

  constructor(
    private readonly options: {
      organisation: BusyOrganisation;
      sender: DeliverySender;
      perSecond: number;
      bytes: number;
      onAccepted: (accepted: Accepted) => void;
    },
  ) {
    options.organisation.onDelivery(delivery => this.#queue.push(delivery));
  }

  /** How many were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Resolves when every delivery of that time was answered. */
  async run(ms: number, signal: AbortSignal): Promise<void> {
    const { perSecond } = this.options;
    const sending = new Set<Promise<void>>();
    const begun = performance.now();
    for (;;) {
      signal.throwIfAborted();
      const elapsed = performance.now() - begun;
      this.#live(elapsed);
      const due = Math.floor((Math.min(elapsed, ms) / 1000) * perSecond);
      while (this.#sent < due) {
        const delivery = this.#queue.shift();
        if (!delivery) break;
        this.#sent += 1;
        const one: Promise<void> = this.#send(delivery).finally(() =>
          sending.delete(one),
        );
        sending.add(one);
      }
      if (elapsed >= ms) break;
      await new Promise(resolve => setTimeout(resolve, tickMs));
    }
    await Promise.all(sending);
  }

  #live(elapsedMs: number): void {
    const { organisation, perSecond } = this.options;
    const { repositories } = organisation;
    // The first seconds have to be told of, too.
    const wanted = ((elapsedMs / 1000 + 1) * perSecond) / toldInOf;
    while (
      this.#pushed < wanted &&
      this.#queue.length < perSecond * mostAhead
    ) {
      organisation.push(repositories[this.#pushed % repositories.length]);
      this.#pushed += 1;
    }
  }

  async #send(delivery: WebhookDelivery): Promise<void> {
    const { sender, bytes, onAccepted } = this.options;
    const { guid: id, event, payload } = delivery;
    try {
      const ms = await sender.send({
        id,
        event,
        body: padPayload(payload, bytes),
      });
      const accepted = { id, delivery, at: performance.now(), ms };
      this.accepted.push({
        ...accepted,
        delivery: { ...delivery, payload: {} },
      });
      onAccepted(accepted);
    } catch (error) {
      // GitHub lists it as failed; here it is one that was not accepted.
      this.failures.push(String(error));
    }
  }
}
