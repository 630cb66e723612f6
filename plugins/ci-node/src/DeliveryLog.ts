import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { ReadOptions } from './CiSource';

/**
 * What a source remembers of the deliveries of one of its webhooks. Reads throw `SourceUnavailableError`, as those of
 * `CiSource` do.
 *
 * @public
 */
export interface DeliveryLog {
  /** Names the webhook, the same after every start: how far its deliveries were looked through is kept under it. */
  readonly id: string;

  /**
   * Deliveries that failed at or after `since`, earliest first, each once, as it failed last; without those that were delivered
   * later on, and those that are of no use to ask for again.
   */
  readFailed(
    query: { since: Instant },
    options: ReadOptions,
  ): Promise<FailedDelivery[]>;

  /**
   * Asks for it to be delivered again: it comes in at the door, or fails once more.
   * Answers false where the source will not: it is too old, or gone.
   */
  redeliver(delivery: FailedDelivery, options: ReadOptions): Promise<boolean>;
}

/** @public */
export interface FailedDelivery {
  /** As `VerifiedDelivery` has it: the same on redelivery. */
  id: string;
  failedAt: Instant;
  /** How the source calls this attempt, to ask for another: opaque. */
  attempt: string;
}
