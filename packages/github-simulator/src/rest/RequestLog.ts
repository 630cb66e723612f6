/** One request that the simulator was asked. @public */
export interface LoggedRequest {
  method: string;
  /** Path and query, as asked. */
  url: string;
  path: string;
  status: number;
  /** What was sent, parsed; of writes alone. */
  body?: unknown;
  /** On the simulator's clock. */
  at: number;
  /** Whether it was answered 304, by `If-None-Match`. */
  notModified: boolean;
  /** Whether it counted against the limit. */
  counted: boolean;
}

/** Everything that the simulator was asked over REST, oldest first. @public */
export class RequestLog {
  readonly #requests: LoggedRequest[] = [];

  add(request: LoggedRequest) {
    this.#requests.push(request);
  }

  get all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  get count(): number {
    return this.#requests.length;
  }

  matching(path: RegExp): LoggedRequest[] {
    return this.#requests.filter(request => path.test(request.url));
  }

  clear() {
    this.#requests.length = 0;
  }
}
