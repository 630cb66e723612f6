import { ResponseError } from '@backstage/errors';
import type { OnIt, ServiceHealth } from '../health';
import type { SelfCheckOverview, ServiceSelfCheck } from '../selfCheck';
import type {
  ChangesPage,
  CheckInRow,
  CiApi,
  CiSummary,
  JobLog,
  Page,
  RunDetails,
  RunSummary,
  RunsQuery,
  CheckInFacts,
  CheckInFactsQuery,
  ServiceDays,
  ServiceDaysQuery,
  ServicesPage,
  ServicesQuery,
} from './CiApi';
import { queryString, servicePath } from './requestPath';
import type { QueryValue } from './requestPath';

/**
 * The ci backend over HTTP. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export class CiClient implements CiApi {
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

  getSummary(): Promise<CiSummary> {
    return this.#get('/summary');
  }

  getServices(query: ServicesQuery = {}): Promise<ServicesPage> {
    return this.#get('/services', { ...query });
  }

  getService(entityRef: string): Promise<ServiceHealth> {
    return this.#get(servicePath(entityRef));
  }

  getCheckIns(
    entityRef: string,
    query: { limit?: number; cursor?: string } = {},
  ): Promise<Page<CheckInRow>> {
    return this.#get(`${servicePath(entityRef)}/check-ins`, { ...query });
  }

  getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery = {},
  ): Promise<CheckInFacts> {
    return this.#get(`${servicePath(entityRef)}/check-in-facts`, { ...query });
  }

  getRuns(entityRef: string, query: RunsQuery = {}): Promise<Page<RunSummary>> {
    return this.#get(`${servicePath(entityRef)}/runs`, { ...query });
  }

  getRun(
    entityRef: string,
    runId: string,
    options: { attempt?: number } = {},
  ): Promise<RunDetails> {
    return this.#get(
      `${servicePath(entityRef)}/runs/${encodeURIComponent(runId)}`,
      { attempt: options.attempt },
    );
  }

  getJobLog(
    entityRef: string,
    jobId: string,
    options: { tail?: number } = {},
  ): Promise<JobLog> {
    return this.#get(
      `${servicePath(entityRef)}/jobs/${encodeURIComponent(jobId)}/log`,
      { tail: options.tail },
    );
  }

  getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery = {},
  ): Promise<ServiceDays> {
    return this.#get(`${servicePath(entityRef)}/days`, { ...query });
  }

  getSelfCheck(entityRef: string): Promise<ServiceSelfCheck> {
    return this.#get(`${servicePath(entityRef)}/self-check`);
  }

  getSelfCheckOverview(): Promise<SelfCheckOverview> {
    return this.#get('/self-check');
  }

  async putOnIt(entityRef: string): Promise<OnIt> {
    const response = await this.#request(`${servicePath(entityRef)}/on-it`, {
      method: 'PUT',
    });
    return response.json();
  }

  async deleteOnIt(entityRef: string): Promise<void> {
    await this.#request(`${servicePath(entityRef)}/on-it`, {
      method: 'DELETE',
    });
  }

  getChanges(options: { after: string; limit?: number }): Promise<ChangesPage> {
    return this.#get('/changes', { ...options });
  }

  async #get<T>(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<T> {
    const response = await this.#request(`${path}${queryString(query)}`);
    return response.json();
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ci');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
