import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ChangesPage,
  CheckInFacts,
  CheckInFactsQuery,
  CheckInRow,
  CiSummary,
  JobLog,
  Page,
  RunDetails,
  RunSummary,
  RunsQuery,
  SelfCheckOverview,
  ServiceDays,
  ServiceDaysQuery,
  ServiceEnvironments,
  ServiceHealth,
  ServiceSelfCheck,
  ServicesPage,
  ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { CiQueries } from './CiQueries';
import type { JsonOf } from './JsonOf';
import type {
  Visibility,
  VisibleServices,
} from '@mainline/backstage-plugin-mainline-node';

/** Answers only from the services that the reader may see in the catalog; the others do not exist for him. */
export class AuthorizedCiQueries implements CiQueries<BackstageCredentials> {
  readonly #queries: CiQueries<Visibility>;
  readonly #visibleServices: VisibleServices;

  constructor(options: {
    queries: CiQueries<Visibility>;
    visibleServices: VisibleServices;
  }) {
    this.#queries = options.queries;
    this.#visibleServices = options.visibleServices;
  }

  async getSummary(credentials: BackstageCredentials): Promise<CiSummary> {
    return this.#queries.getSummary(await this.#visibleTo(credentials));
  }

  async getServices(
    query: ServicesQuery,
    credentials: BackstageCredentials,
  ): Promise<JsonOf<ServicesPage>> {
    return this.#queries.getServices(query, await this.#visibleTo(credentials));
  }

  async getService(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceHealth> {
    return this.#queries.getService(
      entityRef,
      await this.#visibleTo(credentials),
    );
  }

  async getCheckIns(
    entityRef: string,
    query: { limit?: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<Page<CheckInRow>> {
    return this.#queries.getCheckIns(
      entityRef,
      query,
      await this.#visibleTo(credentials),
    );
  }

  async getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery,
    credentials: BackstageCredentials,
  ): Promise<CheckInFacts> {
    return this.#queries.getCheckInFacts(
      entityRef,
      query,
      await this.#visibleTo(credentials),
    );
  }

  async getRuns(
    entityRef: string,
    query: RunsQuery,
    credentials: BackstageCredentials,
  ): Promise<Page<RunSummary>> {
    return this.#queries.getRuns(
      entityRef,
      query,
      await this.#visibleTo(credentials),
    );
  }

  async getRun(
    entityRef: string,
    runId: string,
    options: { attempt?: number },
    credentials: BackstageCredentials,
  ): Promise<RunDetails> {
    return this.#queries.getRun(
      entityRef,
      runId,
      options,
      await this.#visibleTo(credentials),
    );
  }

  async getEnvironments(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceEnvironments> {
    return this.#queries.getEnvironments(
      entityRef,
      await this.#visibleTo(credentials),
    );
  }

  async getJobLog(
    entityRef: string,
    jobId: string,
    options: { tail?: number },
    credentials: BackstageCredentials,
  ): Promise<JobLog> {
    return this.#queries.getJobLog(
      entityRef,
      jobId,
      options,
      await this.#visibleTo(credentials),
    );
  }

  async getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery,
    credentials: BackstageCredentials,
  ): Promise<ServiceDays> {
    return this.#queries.getServiceDays(
      entityRef,
      query,
      await this.#visibleTo(credentials),
    );
  }

  async getSelfCheck(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceSelfCheck> {
    return this.#queries.getSelfCheck(
      entityRef,
      await this.#visibleTo(credentials),
    );
  }

  async getSelfCheckOverview(
    credentials: BackstageCredentials,
  ): Promise<SelfCheckOverview> {
    return this.#queries.getSelfCheckOverview(
      await this.#visibleTo(credentials),
    );
  }

  async getChanges(
    options: { after: string; limit?: number },
    credentials: BackstageCredentials,
  ): Promise<ChangesPage> {
    return this.#queries.getChanges(
      options,
      await this.#visibleTo(credentials),
    );
  }

  #visibleTo(credentials: BackstageCredentials): Promise<Visibility> {
    return this.#visibleServices.visibleTo(credentials);
  }
}
