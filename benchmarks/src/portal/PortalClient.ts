import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer, and how long it took from the question until its last byte was there. */
export interface TimedAnswer {
  ms: number;
  /** When it was asked, on the clock of `performance.now()`. */
  askedAt: number;
  status: number;
  headers: IncomingHttpHeaders;
  /** As it came, compressed. */
  body: Buffer;
}

/** Asks the portal as a browser does: with a user's token, for compressed answers, over one connection that is kept alive. */
export class PortalClient {
  readonly #baseUrl: string;
  readonly #token: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(options: { baseUrl: string; token: string }) {
    this.#baseUrl = options.baseUrl;
    this.#token = options.token;
  }

  close(): void {
    this.#agent.destroy();
  }

  get(path: string): Promise<TimedAnswer> {
    return this.#ask('GET', path);
  }

  post(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<TimedAnswer> {
    return this.#ask('POST', path, Buffer.from(JSON.stringify(body)), headers);
  }

  async #ask(
    method: string,
    path: string,
    body?: Buffer,
    headers?: Record<string, string>,
  ): Promise<TimedAnswer> {
    const askedAt = performance.now();
    const answer = await new Promise<Omit<TimedAnswer, 'ms' | 'askedAt'>>(
      (resolve, reject) => {
        const asking = request(
          `${this.#baseUrl}${path}`,
          {
            method,
            agent: this.#agent,
            headers: {
              authorization: `Bearer ${this.#token}`,
              accept: 'application/json',
              'accept-encoding': 'gzip, deflate, br',
              ...(body && {
                'content-type': 'application/json',
                'content-length': body.length,
              }),
              ...headers,
            },
          },
          response => {
            const chunks: Buffer[] = [];
            response.on('data', chunk => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        asking.on('error', reject);
        asking.end(body);
      },
    );
    const ms = performance.now() - askedAt;
    if (answer.status < 200 || answer.status > 299) {
      throw new Error(
        `${method} ${path} was answered ${answer.status}: ${textOf(
          answer,
        ).slice(0, 500)}`,
      );
    }
    return { ms, askedAt, ...answer };
  }
}

/** What an answer says. */
export function jsonOf<T>(answer: Pick<TimedAnswer, 'headers' | 'body'>): T {
  return JSON.parse(textOf(answer)) as T;
}

function textOf({
  headers,
  body,
}: Pick<TimedAnswer, 'headers' | 'body'>): string {
  switch (headers['content-encoding']) {
    case 'br':
      return brotliDecompressSync(body).toString();
    case 'gzip':
      return gunzipSync(body).toString();
    default:
      return body.toString();
  }
}
