import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A delivery as it is sent: what of it is signed is there already. */
export interface Delivery {
  id: string;
  event: string;
  body: string;
}

/** Knocks at a door as GitHub does, over connections that are kept alive. */
export class DeliverySender {
  readonly #url: string;
  readonly #secret: string;
  readonly #agent: Agent;

  /** @param options.connections - at most so many at once; as many as it takes unless told */
  constructor(options: { url: string; secret: string; connections?: number }) {
    this.#url = options.url;
    this.#secret = options.secret;
    this.#agent = new Agent({
      keepAlive: true,
      // The door closes what was idle for five seconds: a delivery must not be on its way just then.
      timeout: 4_000,
      maxSockets: options.connections ?? Infinity,
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Resolves when it was accepted; answers how long that took, in milliseconds. Everything but a 202 is an error. */
  send({ id, event, body }: Delivery): Promise<number> {
    const begun = performance.now();
    const signature = createHmac('sha256', this.#secret)
      .update(body)
      .digest('hex');
    return new Promise((resolve, reject) => {
      const knocking = request(
        this.#url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'GitHub-Hookshot/benchmark',
            'x-github-delivery': id,
            'x-github-event': event,
            'x-github-hook-id': '512340001',
            'x-hub-signature-256': `sha256=${signature}`,
          },
        },
        response => {
          response.on('error', reject);
          response.on('end', () => {
            if (response.statusCode === 202) resolve(performance.now() - begun);
            else {
              reject(
                new Error(
                  `Delivery ${id} (${event}) was answered ${response.statusCode}.`,
                ),
              );
            }
          });
          response.resume();
        },
      );
      knocking.on('error', reject);
      knocking.end(body);
    });
  }
}
