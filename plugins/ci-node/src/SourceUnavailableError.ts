import { CustomErrorBase } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';

/**
 * The source can't answer now.
 *
 * @public
 */
export class SourceUnavailableError extends CustomErrorBase {
  override readonly name: string = 'SourceUnavailableError';

  constructor(
    /** A sentence that says what to do. */
    message: string,
    /** Not before this instant. */
    readonly retryAt?: Instant,
    cause?: Error,
  ) {
    super(message, cause);
  }
}
