import { CustomErrorBase } from '@backstage/errors';
import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';

/** @public */
export type GithubUnavailableReason =
  | 'rate-limited'
  | 'reserved-for-people'
  | 'credentials'
  | 'timeout'
  | 'network'
  | 'server-error'
  | 'moved';

/**
 * GitHub can't answer now.
 *
 * @public
 */
export class GithubUnavailableError extends CustomErrorBase {
  override readonly name = 'GithubUnavailableError';
  readonly reason: GithubUnavailableReason;
  /** ISO 8601, UTC: not before this instant. */
  readonly retryAt?: string;
  /** Whether the request may have reached GitHub. False: it certainly did nothing. */
  readonly sent: boolean;
  /** What it says as `githubMessages`; absent where it is only a sentence. */
  readonly messages?: Message[];

  constructor(
    words: string | Words,
    options: {
      reason: GithubUnavailableReason;
      sent: boolean;
      retryAt?: string;
    },
  ) {
    // Without a cause: it would be appended to a sentence that people read.
    super(typeof words === 'string' ? words : words.sentence);
    this.messages = typeof words === 'string' ? undefined : words.messages;
    this.reason = options.reason;
    this.sent = options.sent;
    this.retryAt = options.retryAt;
  }
}
