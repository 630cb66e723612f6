import { InputError, stringifyError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import {
  GithubRequestError,
  GithubUnavailableError,
} from '@mainline/backstage-plugin-github-node';
import { inOrder, type Said } from '@mainline/backstage-plugin-mainline-common';

const advice: Record<number, Said> = {
  401: say('github.renewToken'),
  403: say('github.permit'),
};

/**
 * What a request threw, as `CiSource` promises it; the caller's own abort stays what it is.
 *
 * @param name - what was asked for: `acme/catalog`
 */
export function asSourceError(
  error: unknown,
  name: string,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted || !(error instanceof Error)) return error;
  if (error instanceof SourceUnavailableError) return error;
  if (error instanceof GithubUnavailableError) {
    const { message: sentence, messages, retryAt } = error;
    return new SourceUnavailableError({ sentence, messages }, retryAt);
  }
  if (error instanceof GithubRequestError) {
    const { host, route, status, reason } = error;
    const refused = say('github.refused', {
      name,
      host,
      status: String(status),
      route,
      reason,
    });
    const toDo = advice[status];
    return new SourceUnavailableError(toDo ? inOrder(refused, toDo) : refused);
  }
  if (error instanceof InputError) {
    return new SourceUnavailableError(error.message);
  }
  return new SourceUnavailableError(
    say('source.failed', { repository: name, reason: stringifyError(error) }),
  );
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof GithubRequestError ? error.status : undefined;
}
