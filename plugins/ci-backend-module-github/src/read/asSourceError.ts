import { InputError } from '@backstage/errors';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import {
  GithubRequestError,
  GithubUnavailableError,
} from '@mainline/backstage-plugin-github-node';

const advice: Record<number, string> = {
  401: 'Renew the token of integrations.github.',
  403: 'Give the token or App of integrations.github read access to actions, contents and metadata.',
};

/** What a request threw, as `CiSource` promises it; the caller's own abort stays what it is. */
export function asSourceError(
  error: unknown,
  slug: string,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted || !(error instanceof Error)) return error;
  if (error instanceof SourceUnavailableError) return error;
  // Without these as causes: their sentences are in ours, and would be appended once more.
  if (error instanceof GithubUnavailableError) {
    return new SourceUnavailableError(error.message, error.retryAt);
  }
  if (error instanceof GithubRequestError) {
    const toDo = advice[error.status];
    return new SourceUnavailableError(
      `${slug} can't be read: ${error.message}.${toDo ? ` ${toDo}` : ''}`,
    );
  }
  if (error instanceof InputError) {
    return new SourceUnavailableError(error.message);
  }
  return new SourceUnavailableError(`${slug} can't be read`, undefined, error);
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof GithubRequestError ? error.status : undefined;
}
