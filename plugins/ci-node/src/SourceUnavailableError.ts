import { CustomErrorBase } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';

/**
 * The source can't answer now.
 *
 * @public
 */
export class SourceUnavailableError extends CustomErrorBase {
  override readonly name: string = 'SourceUnavailableError';
  /** What it says as `ciMessages`; absent where it is only a sentence. */
  readonly messages?: Message[];

  constructor(
    /** A sentence that says what to do: readers of every language are told it as it is. With messages, in their own. */
    words: string | Words,
    /** Not before this instant. */
    readonly retryAt?: Instant,
    /** What it says is appended to the sentence, and to no message. */
    cause?: Error,
  ) {
    super(typeof words === 'string' ? words : words.sentence, cause);
    this.messages = typeof words === 'string' ? undefined : words.messages;
  }
}
