import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { giveWay, transact } from '@mainline/backstage-plugin-mainline-node';
import type { FactsListener } from '../facts';
import { applyDeliveries, type AppliedDeliveries } from './applyDeliveries';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';
import { DeliveryWriter } from './DeliveryWriter';
import { listTriedDeliveries } from './listTriedDeliveries';
import { recordFailure } from './recordFailure';
import type { ReceivedDelivery } from './storeDeliveries';
import { takeDeliveries, takeDelivery } from './takeDeliveries';
import type { FailedDelivery } from './translateDeliveries';

/** So many share a transaction: statements hardly grow with it, and a kill undoes no more. */
const batchSize = 200;

/** After so many failures at one go the trouble is not the deliveries': the next sweep tries again. */
const maxFailuresAtOnce = 20;

/** Between two batches, where more comes in than can be done: what is stored is applied later, and none is turned away. */
const mostRestMs = 2000;

const nothing: AppliedDeliveries = {
  done: 0,
  changed: [],
  look: false,
  failed: [],
};

export interface InboxOptions {
  knex: Knex;
  sources: CiSource[];
  logger: LoggerService;
  clock: () => Date;
  /** Deliveries changed facts. */
  onFactsChanged: FactsListener;
  /** A delivery asked for its source to be read. */
  onLook: () => void;
  /** A delivery came in. */
  onStored: () => void;
}

/**
 * Deliveries between the door and the store of facts.
 *
 * A delivery is stored before the door answers, and applied later, together with others, in one transaction with their
 * marks: each is applied whole or not at all, whenever the process dies. Since facts merge in any order, replicas may
 * apply at the same time, each passing over what another holds.
 *
 * Where a batch fails, its deliveries are tried one by one, so that only the guilty one counts a failure. From then on
 * it is tried alone, with every sweep, and parked with its reason when it failed too often; it holds nobody up.
 */
export class Inbox {
  private readonly writer: DeliveryWriter;

  constructor(private readonly options: InboxOptions) {
    this.writer = new DeliveryWriter(options.knex);
  }

  /** Throws where the delivery could not be stored: the sender must hear of it. */
  async store(delivery: Omit<ReceivedDelivery, 'receivedAt'>): Promise<void> {
    const { clock, onStored } = this.options;
    const receivedAt = clock().toISOString();
    if (await this.writer.write({ ...delivery, receivedAt })) onStored();
  }

  /** Applies what came in. Answers how many deliveries were done with. */
  async drain(signal?: AbortSignal): Promise<number> {
    let done = 0;
    for (let more = true; more && !signal?.aborted; ) {
      const batch = await this.applyBatch();
      done += batch.done;
      more = batch.more;
      if (more) await giveWay({ mostMs: mostRestMs, signal });
    }
    return done;
  }

  /** The same, after those have been tried again that failed before. */
  async sweep(signal?: AbortSignal): Promise<number> {
    const { knex } = this.options;
    const tried = await listTriedDeliveries({ knex, limit: maxFailuresAtOnce });
    const { done } = await this.applyOneByOne(tried, signal);
    return done + (await this.drain(signal));
  }

  /** Applies the oldest together. */
  private async applyBatch(): Promise<{ done: number; more: boolean }> {
    let keys: DeliveryKey[] = [];
    let more = false;
    try {
      const { done, failed } = await this.apply(async tx => {
        const taken = await takeDeliveries({ tx, limit: batchSize });
        keys = taken.deliveries;
        more = taken.more;
        return taken.deliveries;
      });
      return { done, more: more && failed.length < maxFailuresAtOnce };
    } catch (error) {
      if (keys.length === 0) throw error;
      this.options.logger.debug(
        `${
          keys.length
        } deliveries could not be applied together, and are tried one by one: ${stringifyError(
          error,
        )}`,
      );
      const alone = await this.applyOneByOne(keys);
      return { ...alone, more: more && alone.failures < maxFailuresAtOnce };
    }
  }

  private async applyOneByOne(
    keys: DeliveryKey[],
    signal?: AbortSignal,
  ): Promise<{ done: number; failures: number }> {
    let done = 0;
    let failures = 0;
    for (const key of keys) {
      if (signal?.aborted || failures >= maxFailuresAtOnce) break;
      const applied = await this.applyAlone(key);
      done += applied.done;
      failures += applied.failures;
    }
    return { done, failures };
  }

  private async applyAlone(
    key: DeliveryKey,
  ): Promise<{ done: number; failures: number }> {
    let taken: DeliveryRow | undefined;
    try {
      const { done, failed } = await this.apply(async tx => {
        taken = await takeDelivery({ tx, key });
        return taken ? [taken] : [];
      });
      return { done, failures: failed.length };
    } catch (error) {
      if (!taken) throw error;
      await this.recordFailure({ delivery: taken, error });
      return { done: 0, failures: 1 };
    }
  }

  private async apply(
    take: (tx: Knex.Transaction) => Promise<DeliveryRow[]>,
  ): Promise<AppliedDeliveries> {
    const { knex, sources, clock, onFactsChanged, onLook } = this.options;
    const applied = await transact(knex, async (tx, writes) => {
      const deliveries = await take(tx);
      if (deliveries.length === 0) return nothing;
      const at = clock().toISOString();
      return applyDeliveries({ tx, writes, deliveries, sources, at });
    });
    if (applied.changed.length > 0) onFactsChanged(applied.changed);
    if (applied.look) onLook();
    for (const one of applied.failed) await this.recordFailure(one);
    return applied;
  }

  private async recordFailure({ delivery, error }: FailedDelivery) {
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
