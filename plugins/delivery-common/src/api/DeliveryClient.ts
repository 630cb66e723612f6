import { ResponseError } from '@backstage/errors';
import { queryString, servicePath } from '@mainline/backstage-plugin-ci-common';
import type { Page, QueryValue } from '@mainline/backstage-plugin-ci-common';
import type { Deployment } from '../deployment';
import type {
  ActivityQuery,
  CandidateRow,
  DeliveryActivity,
  DeliveryApi,
  DeploymentDetails,
  DeploymentOrder,
  DeploymentsQuery,
  EnvironmentList,
  Explanation,
  MatrixPage,
  MatrixQuery,
  ServiceDelivery,
} from './DeliveryApi';

/**
 * The delivery backend over HTTP. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export class DeliveryClient implements DeliveryApi {
  readonly #discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getEnvironments(): Promise<EnvironmentList> {
    return this.#get('/environments');
  }

  getMatrix(query: MatrixQuery = {}): Promise<MatrixPage> {
    return this.#get('/matrix', { ...query });
  }

  getActivity(query: ActivityQuery = {}): Promise<DeliveryActivity> {
    return this.#get('/activity', { ...query });
  }

  getService(entityRef: string): Promise<ServiceDelivery> {
    return this.#get(servicePath(entityRef));
  }

  getCandidates(
    entityRef: string,
    query: { limit?: number; cursor?: string } = {},
  ): Promise<Page<CandidateRow>> {
    return this.#get(`${servicePath(entityRef)}/candidates`, { ...query });
  }

  getDeployments(
    entityRef: string,
    query: DeploymentsQuery = {},
  ): Promise<Page<Deployment>> {
    return this.#get(`${servicePath(entityRef)}/deployments`, { ...query });
  }

  getDeployment(id: string): Promise<DeploymentDetails> {
    return this.#get(`/deployments/${encodeURIComponent(id)}`);
  }

  explain(order: DeploymentOrder): Promise<Explanation> {
    return this.#get('/explanation', { ...order });
  }

  deploy(
    order: DeploymentOrder,
    options: { idempotencyKey: string },
  ): Promise<Deployment> {
    return this.#post('/deployments', order, options);
  }

  cancel(id: string): Promise<Deployment> {
    return this.#post(`/deployments/${encodeURIComponent(id)}/cancel`);
  }

  sendAgain(
    id: string,
    options: { idempotencyKey: string },
  ): Promise<Deployment> {
    return this.#post(
      `/deployments/${encodeURIComponent(id)}/send-again`,
      {},
      options,
    );
  }

  async #get<T>(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<T> {
    return this.#request(`${path}${queryString(query)}`);
  }

  async #post<T>(
    path: string,
    body: object = {},
    options?: { idempotencyKey: string },
  ): Promise<T> {
    return this.#request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options ? { 'idempotency-key': options.idempotencyKey } : {}),
      },
      body: JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('delivery');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()) as T;
  }
}
