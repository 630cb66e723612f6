import { RequestError } from '@octokit/request-error';
import { GithubRequestError } from '../GithubRequestError';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { say } from '../say';

/** What Octokit threw, as one of our errors. The caller's own abort stays what it is. */
export function readFailure(
  error: unknown,
  request: { route: string; host: string; timeoutMs: number },
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted) return signal.reason;
  // Octokit wraps what our fetch throws in an error of status 500.
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof GithubUnavailableError) return cause;

  const { route, host, timeoutMs } = request;
  if (isNamed(error, 'TimeoutError') || isNamed(cause, 'TimeoutError')) {
    return new GithubUnavailableError(
      say('github.noAnswer', { host, route, duration: timeoutMs }),
      { reason: 'timeout', sent: true },
    );
  }
  if (!(error instanceof RequestError)) return error;
  if (!error.response) {
    return new GithubUnavailableError(
      say('github.unreachable', { host, route, reason: error.message }),
      { reason: 'network', sent: !neverConnected(cause) },
    );
  }
  if (error.status >= 500) {
    return new GithubUnavailableError(
      say('github.serverError', { host, status: String(error.status), route }),
      { reason: 'server-error', sent: true },
    );
  }
  const reason = sentenceOf(error.response.data) ?? error.message;
  return new GithubRequestError({ host, route, status: error.status, reason });
}

/** Before a connection stands nothing can have been sent. */
const beforeConnection = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** `fetch failed`, with what failed as its cause. */
function neverConnected(error: unknown): boolean {
  const cause =
    typeof error === 'object' && error !== null && 'cause' in error
      ? error.cause
      : undefined;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    beforeConnection.includes(String(cause.code))
  );
}

/** An error of another realm is no instance of our `Error`. */
function isNamed(error: unknown, name: string): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === name
  );
}

function sentenceOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) {
    return undefined;
  }
  return typeof body.message === 'string' ? body.message : undefined;
}
