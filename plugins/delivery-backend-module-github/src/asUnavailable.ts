import { ServiceUnavailableError } from '@backstage/errors';
import {
  GithubRequestError,
  GithubUnavailableError,
} from '@mainline/backstage-plugin-github-node';

const advice: Record<number, string> = {
  401: 'Renew the token of integrations.github.',
  403: 'Give the App or token of integrations.github read access to Actions, Contents and Metadata.',
  404: 'It may be gone, or the App or token of integrations.github may not see it.',
};

/**
 * What a read threw, as an error that says what could not be done. The caller's own abort stays what it is.
 *
 * @param failed - what failed: `The runs of acme/catalog can't be read`
 */
export function asUnavailable(
  error: unknown,
  failed: string,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted || !(error instanceof Error)) return error;
  if (error instanceof GithubRequestError) {
    const toDo = advice[error.status];
    return new ServiceUnavailableError(
      `${failed}: ${error.message}.${toDo ? ` ${toDo}` : ''}`,
    );
  }
  // Without the cause: its sentence is in ours, and would be appended once more.
  return error instanceof GithubUnavailableError
    ? new ServiceUnavailableError(`${failed}: ${error.message}`)
    : error;
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof GithubRequestError ? error.status : undefined;
}
