import { NotFoundError } from '@backstage/errors';
import type {
  BackfillState,
  CollectedRepositoriesQuery,
  CollectedRepository,
  DeliveriesQuery,
  DeliveryDetails,
  DeliveryKey,
  OpenDelivery,
  OpenDeliveryState,
  OperationsApi,
  OperationsOverview,
  Page,
} from '@mainline/backstage-plugin-ci-common';
import { paged } from '@mainline/backstage-plugin-mainline-react/testing';
import {
  collectedRepositories,
  openDeliveries,
  overview,
  troubledOverview,
} from './operations';
import type { ScenarioName } from './scenarios';

/** How collecting stands, in memory: troubled in the usual scenario, and calm in that of many services. */
export class FixtureOperations implements OperationsApi {
  overview: OperationsOverview;
  deliveries: Record<OpenDeliveryState, OpenDelivery[]>;
  repositories: CollectedRepository[];
  /** What operators did. */
  readonly deeds: unknown[] = [];

  constructor(private readonly name: ScenarioName, now: number) {
    const isTroubled = name !== 'many' && name !== 'empty';
    this.overview = isTroubled ? troubledOverview(now) : overview(now);
    this.deliveries = {
      parked: isTroubled ? openDeliveries(now) : [],
      'set-aside': [],
      pending: [],
    };
    this.repositories = isTroubled ? collectedRepositories(now) : [];
    if (name === 'empty') this.overview = nothing(now);
  }

  async getOverview(): Promise<OperationsOverview> {
    this.failIfAsked();
    const { parked, 'set-aside': setAside } = this.deliveries;
    const { inbox } = this.overview;
    return {
      ...this.overview,
      inbox: {
        ...inbox,
        parked: parked.length,
        setAside: inbox.setAside + setAside.length,
      },
    };
  }

  async getDeliveries(
    query: DeliveriesQuery = {},
  ): Promise<Page<OpenDelivery>> {
    this.failIfAsked();
    return paged(this.deliveries[query.state ?? 'parked'], query);
  }

  async getDelivery(key: DeliveryKey): Promise<DeliveryDetails> {
    const found = this.deliveries.parked.find(({ id }) => id === key.id);
    if (!found) throw new NotFoundError(`There is no delivery ${key.id}.`);
    return {
      ...found,
      state: 'parked',
      payload: { action: 'completed', workflow_run: { id: 9_000_000_001 } },
    };
  }

  async retryDeliveries(
    which: { keys: DeliveryKey[] } | { all: 'parked' },
  ): Promise<{ retried: number }> {
    this.deeds.push(which);
    const { parked } = this.deliveries;
    const isMeant = ({ id }: OpenDelivery) =>
      'all' in which || which.keys.some(key => key.id === id);
    this.deliveries.parked = parked.filter(each => !isMeant(each));
    return { retried: parked.length - this.deliveries.parked.length };
  }

  async setDeliveryAside(what: {
    key: DeliveryKey;
    reason: string;
  }): Promise<void> {
    this.deeds.push(what);
    this.deliveries.parked = this.deliveries.parked.filter(
      ({ id }) => id !== what.key.id,
    );
  }

  async setBackfill({ paused }: { paused: boolean }): Promise<BackfillState> {
    this.deeds.push({ paused });
    const { backfill } = this.overview;
    const changed = { ...backfill, paused, at: new Date().toISOString() };
    this.overview = { ...this.overview, backfill: changed };
    return changed;
  }

  async getRepositories(
    query: CollectedRepositoriesQuery = {},
  ): Promise<Page<CollectedRepository>> {
    this.failIfAsked();
    const fits = (each: CollectedRepository) => {
      switch (query.state) {
        case 'failing':
          return each.error !== undefined;
        case 'unread':
          return each.completeUpTo === undefined;
        case 'late':
          return each.completeUpTo !== undefined;
        default:
          return true;
      }
    };
    return paged(this.repositories.filter(fits), query);
  }

  async readRepository(id: string): Promise<void> {
    this.deeds.push({ read: id });
  }

  private failIfAsked() {
    if (this.name === 'error') {
      throw new Error('The ci backend answered 503: it is starting.');
    }
  }
}

function nothing(now: number): OperationsOverview {
  const calm = overview(now);
  return {
    ...calm,
    budgets: [],
    lag: {
      repositories: { all: 0, unread: 0, late: 0, failing: 0 },
      lateAfterMs: calm.lag.lateAfterMs,
    },
    inbox: { pending: 0, appliedLastHour: 0, setAside: 0, parked: 0 },
    backfill: { paused: false, done: 0, all: 0 },
    webhooks: { lastDay: 0, before: 0, never: 0 },
  };
}
