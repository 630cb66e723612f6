import type { ApiRequests } from './ApiRequests';
import type { Page } from './CiApi';
import type {
  BackfillState,
  CollectedRepositoriesQuery,
  CollectedRepository,
  DeliveriesQuery,
  DeliveryDetails,
  DeliveryKey,
  OpenDelivery,
  OperationsApi,
  OperationsOverview,
} from './OperationsApi';

/** The routes under `/operations` over HTTP. */
export class OperationsClient implements OperationsApi {
  readonly #requests: ApiRequests;

  constructor(requests: ApiRequests) {
    this.#requests = requests;
  }

  getOverview(): Promise<OperationsOverview> {
    return this.#requests.get('/operations');
  }

  getDeliveries(query: DeliveriesQuery = {}): Promise<Page<OpenDelivery>> {
    return this.#requests.get('/operations/deliveries', { ...query });
  }

  getDelivery({ source, hook, id }: DeliveryKey): Promise<DeliveryDetails> {
    const path = [source, hook, id]
      .map(part => encodeURIComponent(part))
      .join('/');
    return this.#requests.get(`/operations/deliveries/${path}`);
  }

  async retryDeliveries(
    which: { keys: DeliveryKey[] } | { all: 'parked' },
  ): Promise<{ retried: number }> {
    const path = '/operations/deliveries/retry';
    return (await this.#requests.post(path, which)).json();
  }

  async setDeliveryAside(what: {
    key: DeliveryKey;
    reason: string;
  }): Promise<void> {
    await this.#requests.post('/operations/deliveries/set-aside', what);
  }

  async setBackfill(what: { paused: boolean }): Promise<BackfillState> {
    return (await this.#requests.post('/operations/backfill', what)).json();
  }

  getRepositories(
    query: CollectedRepositoriesQuery = {},
  ): Promise<Page<CollectedRepository>> {
    return this.#requests.get('/operations/repositories', { ...query });
  }

  async readRepository(id: string): Promise<void> {
    await this.#requests.post(
      `/operations/repositories/${encodeURIComponent(id)}/read`,
    );
  }
}
