import { GithubUnavailableError } from '@mainline/backstage-plugin-github-node';

/**
 * The moment a request leaves: whoever gives up before it keeps the request from ever leaving, and knows that nothing was sent.
 * Requests wait for each other, and one that left after its sender gave up could start what somebody has asked for again since.
 */
export class Departure {
  #left = false;
  #closed = false;

  /** Whether the request may have reached GitHub. */
  get left(): boolean {
    return this.#left;
  }

  /** For the client, as the request leaves. */
  readonly onSend = (): void => {
    if (this.#closed) {
      throw new GithubUnavailableError('The request was given up.', {
        reason: 'timeout',
        sent: false,
      });
    }
    this.#left = true;
  };

  /** Whether it is kept back; false where it has left already. */
  close(): boolean {
    this.#closed = !this.#left;
    return this.#closed;
  }
}
