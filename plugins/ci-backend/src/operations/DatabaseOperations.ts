import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type {
  CollectedRepositoriesQuery,
  DeliveriesQuery,
  DeliveryKey,
} from '@mainline/backstage-plugin-ci-common';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { pauseBackfill, resumeBackfill } from '../reconciliation/backfill';
import { listDeliveries } from './listDeliveries';
import { listRepositories } from './listRepositories';
import type { DeliveriesToRetry, Operations } from './Operations';
import { readBackfillState } from './readBackfillState';
import { readDelivery } from './readDelivery';
import { readOverview } from './readOverview';
import { readRepositorySoon } from './readRepositorySoon';
import { retryDeliveries } from './retryDeliveries';
import { setDeliveryAside } from './setDeliveryAside';

export interface DatabaseOperationsOptions {
  knex: Knex;
  sources: CiSource[];
  /** Facts that are complete only up to an instant longer ago are late. */
  lateAfterMs: number;
  now: () => Date;
  /** Called after deliveries were put back into the inbox. */
  onRetried: () => void;
  /** Called after there may be something to read at once. */
  onDue: () => void;
}

/** From the store, and from what the sources of this process counted. */
export class DatabaseOperations implements Operations<Visibility, string> {
  constructor(private readonly options: DatabaseOperationsOptions) {}

  getOverview() {
    return readOverview({ ...this.options, now: this.now() });
  }

  getDeliveries(query: DeliveriesQuery) {
    return listDeliveries({ ...this.options, query });
  }

  getDelivery(key: DeliveryKey) {
    return readDelivery({ ...this.options, key });
  }

  async retryDeliveries(which: DeliveriesToRetry) {
    const { knex, onRetried } = this.options;
    const done = await retryDeliveries({ knex, which });
    if (done.retried > 0) onRetried();
    return done;
  }

  setDeliveryAside(what: { key: DeliveryKey; reason: string }, by: string) {
    const { knex } = this.options;
    return setDeliveryAside({ knex, ...what, by, at: this.now() });
  }

  async setBackfill({ paused }: { paused: boolean }, by: string) {
    const { knex, onDue } = this.options;
    if (paused) {
      await pauseBackfill({ knex, by, at: this.now() });
    } else {
      await resumeBackfill({ knex });
      onDue();
    }
    return readBackfillState(knex);
  }

  getRepositories(query: CollectedRepositoriesQuery, visible: Visibility) {
    return listRepositories({
      ...this.options,
      query,
      visible,
      now: this.now(),
    });
  }

  async readRepository(id: string) {
    const { knex, onDue } = this.options;
    await readRepositorySoon({ knex, id, at: this.now() });
    onDue();
  }

  private now(): string {
    return this.options.now().toISOString();
  }
}
