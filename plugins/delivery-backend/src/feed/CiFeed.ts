import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { HumanDuration } from '@backstage/types';
import type { Change, CiApi } from '@mainline/backstage-plugin-ci-common';
import { SoleWork, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { askCi } from '../ci/askCi';
import { touchServices } from '../projection/touchServices';
import { changedOf } from './changedOf';
import type { MovedRun } from './changedOf';

/** The name of ci's feed in `feed_positions`. */
export const CI_FEED = 'ci';

/** On which ci says "look"; at what, its feed says. */
export const CI_CHANGES_TOPIC = 'mainline.ci.changes';

const pageLimit = 500;

/**
 * Reads ci's ordered feed and marks the services that it is about.
 *
 * What a page says is marked in the transaction that moves the position on, and only from where that page began: of two
 * replicas that read one page, one moves on, the other finds it moved and lets go. A consumer that slept reads on from where
 * it was; nothing is marked twice, nothing is passed over.
 */
export class CiFeed {
  readonly #options: {
    knex: Knex;
    ci: CiApi;
    logger: LoggerService;
    /** Called after a page was marked. */
    onServicesChanged: () => void;
    runsMayHaveMoved: (runs: MovedRun[]) => Promise<void>;
  };
  readonly #work: SoleWork;
  #stopped = false;

  constructor(options: {
    knex: Knex;
    ci: CiApi;
    logger: LoggerService;
    onServicesChanged: () => void;
    runsMayHaveMoved: (runs: MovedRun[]) => Promise<void>;
  }) {
    this.#options = options;
    this.#work = new SoleWork({
      work: () => this.#readToEnd(),
      onError: error =>
        options.logger.warn(
          "ci's feed could not be read; the schedule tries again",
          error as Error,
        ),
    });
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'delivery-read-ci-feed',
      scope: 'global',
      frequency,
      timeout: { minutes: 5 },
      fn: () => this.readOn(),
    });
  }

  /** Looks at once when ci says so. A lost event costs at most the time to the next reading. */
  async subscribe(events: EventsService): Promise<void> {
    await events.subscribe({
      id: 'delivery-ci-feed',
      topics: [CI_CHANGES_TOPIC],
      onEvent: async () => this.#work.kick(),
    });
  }

  /** Reads to the feed's present end. */
  async readOn(): Promise<void> {
    return this.#work.run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work.stop();
  }

  async #readToEnd(): Promise<void> {
    while (!this.#stopped && (await this.#readPage())) {
      // Until a page brings nothing, or another reader is ahead.
    }
  }

  /** @returns whether there may be more */
  async #readPage(): Promise<boolean> {
    const { knex, ci, onServicesChanged, runsMayHaveMoved } = this.#options;
    const noted = await knex('feed_positions').where('feed', CI_FEED).first();
    const after: string = noted?.position ?? '0';
    const page = await askCi(() => ci.getChanges({ after, limit: pageLimit }));
    if (page.position === after) return false;

    const { moved, ...changed } = changedOf(page.items);
    // Before the position moves on: who dies in between marks them once more, and loses none.
    if (moved.length > 0) await runsMayHaveMoved(moved);
    const isFirst = await transact(knex, async tx => {
      if (!(await movePosition(tx, noted?.position, page.position))) {
        return false;
      }
      await touchServices(tx, changed);
      return true;
    });
    if (!isFirst) return true;
    if (page.items.length > 0) onServicesChanged();
    return true;
  }
}

/** @returns false where another reader moved it first */
async function movePosition(
  tx: Knex.Transaction,
  from: string | undefined,
  to: Change['position'],
): Promise<boolean> {
  if (from === undefined) {
    const inserted = await tx('feed_positions')
      .insert({ feed: CI_FEED, position: to })
      .onConflict('feed')
      .ignore()
      .returning('feed');
    return inserted.length > 0;
  }
  const moved = await tx('feed_positions')
    .where({ feed: CI_FEED, position: from })
    .update({ position: to });
  return moved > 0;
}
