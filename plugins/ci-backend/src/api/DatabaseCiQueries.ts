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
import type { Knex } from 'knex';
import type { SelfCheckConfig } from '../selfCheck';
import type { CiQueries } from './CiQueries';
import type { JsonOf } from './JsonOf';
import type { JobReader } from './JobReader';
import { findService } from './queries/findService';
import { listCheckIns } from './queries/listCheckIns';
import { listRuns } from './queries/listRuns';
import { listServices } from './queries/listServices';
import { readEnvironments } from './queries/readEnvironments';
import { readJobLog } from './queries/readJobLog';
import { readRun } from './queries/readRun';
import { readCheckInFacts } from './queries/readCheckInFacts';
import { readSelfCheck } from './queries/readSelfCheck';
import { readSelfCheckOverview } from './queries/readSelfCheckOverview';
import { readServiceDays } from './queries/readServiceDays';
import { readServiceHealth } from './queries/readServiceHealth';
import { readSummary } from './queries/readSummary';
import { readVisibleChanges } from './queries/readVisibleChanges';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';

/** Answers from the store; only jobs and logs that are not kept are asked of their source. */
export class DatabaseCiQueries implements CiQueries<Visibility> {
  readonly #knex: Knex;
  readonly #jobReader: JobReader;
  readonly #lateAfterMs: number;
  readonly #selfCheckConfig: SelfCheckConfig;
  readonly #now: () => number;

  constructor(options: {
    knex: Knex;
    jobReader: JobReader;
    /** Facts that are complete only up to an instant before that are late. */
    lateAfterMs: number;
    selfCheckConfig: SelfCheckConfig;
    now?: () => number;
  }) {
    this.#knex = options.knex;
    this.#jobReader = options.jobReader;
    this.#lateAfterMs = options.lateAfterMs;
    this.#selfCheckConfig = options.selfCheckConfig;
    this.#now = options.now ?? Date.now;
  }

  getSummary(visible: Visibility): Promise<CiSummary> {
    return readSummary(this.#knex, visible);
  }

  getServices(
    query: ServicesQuery,
    visible: Visibility,
  ): Promise<JsonOf<ServicesPage>> {
    return listServices(this.#knex, query, {
      visible,
      lateBefore: this.#lateBefore(),
    });
  }

  getService(entityRef: string, visible: Visibility): Promise<ServiceHealth> {
    return readServiceHealth(this.#knex, entityRef, {
      visible,
      lateBefore: this.#lateBefore(),
    });
  }

  async getCheckIns(
    entityRef: string,
    query: { limit?: number; cursor?: string },
    visible: Visibility,
  ): Promise<Page<CheckInRow>> {
    const found = await findService(this.#knex, entityRef, visible);
    const { service, repository } = found;
    return repository
      ? listCheckIns(this.#knex, { service, repository }, query)
      : { items: [], totalItems: 0 };
  }

  async getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery,
    visible: Visibility,
  ): Promise<CheckInFacts> {
    const found = await findService(this.#knex, entityRef, visible);
    return readCheckInFacts(this.#knex, found, query);
  }

  async getRuns(
    entityRef: string,
    query: RunsQuery,
    visible: Visibility,
  ): Promise<Page<RunSummary>> {
    const { repository } = await findService(this.#knex, entityRef, visible);
    return repository
      ? listRuns(this.#knex, repository.id, query)
      : { items: [], totalItems: 0 };
  }

  async getRun(
    entityRef: string,
    runId: string,
    options: { attempt?: number },
    visible: Visibility,
  ): Promise<RunDetails> {
    const found = await findService(this.#knex, entityRef, visible);
    return readRun(this.#knex, found, runId, {
      ...options,
      jobReader: this.#jobReader,
      now: new Date(this.#now()).toISOString(),
    });
  }

  async getEnvironments(
    entityRef: string,
    visible: Visibility,
  ): Promise<ServiceEnvironments> {
    const { repository } = await findService(this.#knex, entityRef, visible);
    return repository
      ? readEnvironments(this.#knex, repository.id)
      : { environments: [] };
  }

  async getJobLog(
    entityRef: string,
    jobId: string,
    options: { tail?: number },
    visible: Visibility,
  ): Promise<JobLog> {
    const found = await findService(this.#knex, entityRef, visible);
    return readJobLog(found, jobId, {
      ...options,
      jobReader: this.#jobReader,
    });
  }

  async getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery,
    visible: Visibility,
  ): Promise<ServiceDays> {
    const found = await findService(this.#knex, entityRef, visible);
    return readServiceDays(this.#knex, found, query, this.#now());
  }

  async getSelfCheck(
    entityRef: string,
    visible: Visibility,
  ): Promise<ServiceSelfCheck> {
    const found = await findService(this.#knex, entityRef, visible);
    return readSelfCheck(this.#knex, found, this.#selfCheckConfig);
  }

  getSelfCheckOverview(visible: Visibility): Promise<SelfCheckOverview> {
    return readSelfCheckOverview(this.#knex, visible);
  }

  getChanges(
    options: { after: string; limit?: number },
    visible: Visibility,
  ): Promise<ChangesPage> {
    return readVisibleChanges(this.#knex, options, visible);
  }

  #lateBefore(): string {
    return new Date(this.#now() - this.#lateAfterMs).toISOString();
  }
}
