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
  ServiceEnvironments,
  ServicesPage,
  ServicesQuery,
} from './CiApi';
import { ApiRequests } from './ApiRequests';
import type { OperationsApi } from './OperationsApi';
import { OperationsClient } from './OperationsClient';
import { servicePath } from './requestPath';

/**
 * The ci backend over HTTP. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export class CiClient implements CiApi {
  readonly operations: OperationsApi;
  readonly #requests: ApiRequests;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#requests = new ApiRequests({ ...options, pluginId: 'ci' });
    this.operations = new OperationsClient(this.#requests);
  }

  getSummary(): Promise<CiSummary> {
    return this.#requests.get('/summary');
  }

  getServices(query: ServicesQuery = {}): Promise<ServicesPage> {
    return this.#requests.get('/services', { ...query });
  }

  getService(entityRef: string): Promise<ServiceHealth> {
    return this.#requests.get(servicePath(entityRef));
  }

  getCheckIns(
    entityRef: string,
    query: { limit?: number; cursor?: string } = {},
  ): Promise<Page<CheckInRow>> {
    return this.#requests.get(`${servicePath(entityRef)}/check-ins`, {
      ...query,
    });
  }

  getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery = {},
  ): Promise<CheckInFacts> {
    return this.#requests.get(`${servicePath(entityRef)}/check-in-facts`, {
      ...query,
    });
  }

  getRuns(entityRef: string, query: RunsQuery = {}): Promise<Page<RunSummary>> {
    return this.#requests.get(`${servicePath(entityRef)}/runs`, { ...query });
  }

  getRun(
    entityRef: string,
    runId: string,
    options: { attempt?: number } = {},
  ): Promise<RunDetails> {
    return this.#requests.get(
      `${servicePath(entityRef)}/runs/${encodeURIComponent(runId)}`,
      { attempt: options.attempt },
    );
  }

  getEnvironments(entityRef: string): Promise<ServiceEnvironments> {
    return this.#requests.get(`${servicePath(entityRef)}/environments`);
  }

  getJobLog(
    entityRef: string,
    jobId: string,
    options: { tail?: number } = {},
  ): Promise<JobLog> {
    return this.#requests.get(
      `${servicePath(entityRef)}/jobs/${encodeURIComponent(jobId)}/log`,
      { tail: options.tail },
    );
  }

  getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery = {},
  ): Promise<ServiceDays> {
    return this.#requests.get(`${servicePath(entityRef)}/days`, { ...query });
  }

  getSelfCheck(entityRef: string): Promise<ServiceSelfCheck> {
    return this.#requests.get(`${servicePath(entityRef)}/self-check`);
  }

  getSelfCheckOverview(): Promise<SelfCheckOverview> {
    return this.#requests.get('/self-check');
  }

  async putOnIt(entityRef: string): Promise<OnIt> {
    const response = await this.#requests.send(
      `${servicePath(entityRef)}/on-it`,
      {
        method: 'PUT',
      },
    );
    return response.json();
  }

  async deleteOnIt(entityRef: string): Promise<void> {
    await this.#requests.send(`${servicePath(entityRef)}/on-it`, {
      method: 'DELETE',
    });
  }

  getChanges(options: { after: string; limit?: number }): Promise<ChangesPage> {
    return this.#requests.get('/changes', { ...options });
  }
}
