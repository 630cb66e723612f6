import type {
  BackfillState,
  CollectedRepositoriesQuery,
  CollectedRepository,
  DeliveriesQuery,
  DeliveryDetails,
  DeliveryKey,
  OpenDelivery,
  OperationsOverview,
  Page,
} from '@mainline/backstage-plugin-ci-common';

/** Deliveries that are to be applied again. */
export type DeliveriesToRetry = { keys: DeliveryKey[] } | { all: 'parked' };

/**
 * What those who run the portal see of collecting, and do about it. `Reader` decides which services are named; `Operator`
 * is who acts: entity refs underneath, credentials above.
 */
export interface Operations<Reader, Operator> {
  getOverview(reader: Reader): Promise<OperationsOverview>;
  getDeliveries(
    query: DeliveriesQuery,
    reader: Reader,
  ): Promise<Page<OpenDelivery>>;
  /** Throws `NotFoundError`. */
  getDelivery(key: DeliveryKey, reader: Reader): Promise<DeliveryDetails>;
  /** One that is neither parked nor set aside is passed over. */
  retryDeliveries(
    which: DeliveriesToRetry,
    operator: Operator,
  ): Promise<{ retried: number }>;
  /** Throws `NotFoundError`, and `ConflictError` where it is not parked. */
  setDeliveryAside(
    what: { key: DeliveryKey; reason: string },
    operator: Operator,
  ): Promise<void>;
  setBackfill(
    what: { paused: boolean },
    operator: Operator,
  ): Promise<BackfillState>;
  getRepositories(
    query: CollectedRepositoriesQuery,
    reader: Reader,
  ): Promise<Page<CollectedRepository>>;
  /** Throws `NotFoundError`. */
  readRepository(id: string, operator: Operator): Promise<void>;
}
