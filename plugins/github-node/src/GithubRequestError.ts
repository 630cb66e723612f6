import { CustomErrorBase } from '@backstage/errors';

/**
 * GitHub answered no: a status from 400 to 499 that is not about its limits.
 *
 * @public
 */
export class GithubRequestError extends CustomErrorBase {
  override readonly name = 'GithubRequestError';

  constructor(
    message: string,
    readonly status: number,
    /** GitHub's own sentence. */
    readonly reason: string,
  ) {
    super(message);
  }
}
