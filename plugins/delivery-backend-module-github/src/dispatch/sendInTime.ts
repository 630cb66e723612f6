import {
  GithubUnavailableError,
  type GithubRepositoryClient,
  type GithubResponse,
} from '@mainline/backstage-plugin-github-node';
import { Departure } from './Departure';

/** How long a dispatch may take, in two parts. Together they lie far below any lease. */
export interface DispatchTimes {
  /** Until it leaves; after that it never does. */
  waitMs: number;
  /** From then until it is answered; after that nobody knows what came of it. */
  answerMs: number;
}

/** Sends a write that leaves within `waitMs`, or never; tells in `departure` whether it did. */
export async function sendInTime(
  client: GithubRepositoryClient,
  request: { route: string; parameters: Record<string, unknown> },
  options: DispatchTimes & { departure: Departure; signal?: AbortSignal },
): Promise<GithubResponse> {
  const { departure, signal, waitMs, answerMs } = options;
  const done = new AbortController();
  try {
    return await Promise.race([
      client.request(request.route, request.parameters, {
        purpose: 'person',
        timeoutMs: answerMs,
        signal,
        onSend: departure.onSend,
      }),
      keptBack(client.host, { departure, waitMs, signal, done: done.signal }),
    ]);
  } finally {
    done.abort();
  }
}

/** Rejects where the request did not leave in time, or its sender gave up before it did; else it stays open. */
function keptBack(
  host: string,
  options: {
    departure: Departure;
    waitMs: number;
    signal?: AbortSignal;
    done: AbortSignal;
  },
): Promise<never> {
  const { departure, waitMs, signal, done } = options;
  return new Promise((_, reject) => {
    const giveUp = (sentence: string) => {
      if (!departure.close()) return;
      reject(
        new GithubUnavailableError(sentence, {
          reason: 'timeout',
          sent: false,
        }),
      );
    };
    const abort = () => giveUp('The sender gave up before it was sent.');
    const timer = setTimeout(
      () =>
        giveUp(
          `Other requests to ${host} kept it waiting for ${
            waitMs / 1000
          } s, and it was not sent.`,
        ),
      Math.max(waitMs, 0),
    );
    signal?.addEventListener('abort', abort, { once: true });
    done.addEventListener('abort', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
    if (signal?.aborted) abort();
  });
}
