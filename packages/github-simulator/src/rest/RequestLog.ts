import { FaultKind } from '../faults/Faults';

/** One request that the simulator was asked. @public */
export interface LoggedRequest {
  method: string;
  /** Path and query, as asked. */
  url: string;
  path: string;
  /** As answered, or as it would have been where a fault kept the answer back; 0 where it was not even done. */
  status: number;
  /** What was sent, parsed; of writes alone. */
  body?: unknown;
  /** On the simulator's clock. */
  at: number;
  /** Whether it was answered 304, by `If-None-Match`. */
  notModified: boolean;
  /** Whether it counted against the limit. */
  counted: boolean;
  /** What went wrong with it, because a test wanted it so. */
  fault?: FaultKind;
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
