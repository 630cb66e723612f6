import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import { applyDelivery } from './applyDelivery';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';
import { recordFailure } from './recordFailure';
import { storeDelivery } from './storeDelivery';
import { takeDelivery } from './takeDelivery';

/** After so many failures at one go the trouble is not the deliveries': the next sweep tries again. */
const maxFailuresAtOnce = 20;

export interface InboxOptions {
  knex: Knex;
  sources: CiSource[];
  logger: LoggerService;
  clock: () => Date;
  /** A delivery changed facts. */
  onFactsChanged: (repositoryIds: string[]) => void;
  /** A delivery asked for its source to be read. */
  onLook: () => void;
  /** A delivery came in. */
  onStored: () => void;
}

/**
 * Deliveries between the door and the store of facts.
 *
 * A delivery is stored before the door answers, and applied later, each in a transaction of its own together with its
 * mark: it is applied whole or not at all, whenever the process dies. Since facts merge in any order, replicas may
 * apply at the same time, each passing over what another holds. One that can't be applied is tried again with every
 * sweep, and parked with its reason when it failed too often; it holds nobody up.
 */
export class Inbox {
  constructor(private readonly options: InboxOptions) {}

  /** Throws where the delivery could not be stored: the sender must hear of it. */
  async store(
    delivery: DeliveryKey & { event: string; payload: unknown },
  ): Promise<void> {
    const { knex, clock, onStored } = this.options;
    const receivedAt = clock().toISOString();
    const isNew = await storeDelivery({ knex, delivery, receivedAt });
    if (isNew) onStored();
  }

  /** Applies what waits. Answers how many deliveries were done with. */
  async drain(signal?: AbortSignal): Promise<number> {
    const failed: DeliveryKey[] = [];
    let done = 0;
    while (!signal?.aborted && failed.length < maxFailuresAtOnce) {
      const outcome = await this.applyNext(failed);
      if (outcome === 'empty') break;
      if (outcome === 'done') done += 1;
    }
    return done;
  }

  private async applyNext(
    failed: DeliveryKey[],
  ): Promise<'done' | 'failed' | 'empty'> {
    const { knex, sources, clock, onFactsChanged, onLook } = this.options;
    let taken: DeliveryRow | undefined;
    try {
      const applied = await transact(knex, async tx => {
        taken = await takeDelivery({ tx, except: failed });
        if (!taken) return undefined;
        const at = clock().toISOString();
        return applyDelivery({ tx, delivery: taken, sources, at });
      });
      if (!applied) return 'empty';
      if (applied.changedRepositoryId !== undefined) {
        onFactsChanged([applied.changedRepositoryId]);
      }
      if (applied.look) onLook();
      return 'done';
    } catch (error) {
      if (!taken) throw error;
      const { source, hook, id } = taken;
      failed.push({ source, hook, id });
      await this.recordFailure(taken, error);
      return 'failed';
    }
  }

  private async recordFailure(delivery: DeliveryRow, error: unknown) {
    const { source, hook, id, event } = delivery;
    const reason = stringifyError(error);
    const { parked } = await transact(this.options.knex, tx =>
      recordFailure({ tx, key: { source, hook, id }, reason }),
    );
    this.options.logger.warn(
      `Delivery ${id} (${event}) of ${source} could not be applied${
        parked ? ' and is parked' : ''
      }: ${reason}`,
    );
  }
}
