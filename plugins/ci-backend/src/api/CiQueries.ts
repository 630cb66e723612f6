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
import type { JsonOf } from './JsonOf';

/**
 * What the API answers, whatever carries it. `Reader` is what decides which services there are for the one who asks:
 * the visible services themselves underneath, credentials above.
 *
 * All that concern one service throw `NotFoundError` where there is no such service for that reader.
 */
export interface CiQueries<Reader> {
  getSummary(reader: Reader): Promise<CiSummary>;
  getServices(
    query: ServicesQuery,
    reader: Reader,
  ): Promise<JsonOf<ServicesPage>>;
  getService(entityRef: string, reader: Reader): Promise<ServiceHealth>;
  getCheckIns(
    entityRef: string,
    query: { limit?: number; cursor?: string },
    reader: Reader,
  ): Promise<Page<CheckInRow>>;
  getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery,
    reader: Reader,
  ): Promise<CheckInFacts>;
  getRuns(
    entityRef: string,
    query: RunsQuery,
    reader: Reader,
  ): Promise<Page<RunSummary>>;
  getRun(
    entityRef: string,
    runId: string,
    options: { attempt?: number },
    reader: Reader,
  ): Promise<RunDetails>;
  getEnvironments(
    entityRef: string,
    reader: Reader,
  ): Promise<ServiceEnvironments>;
  getJobLog(
    entityRef: string,
    jobId: string,
    options: { tail?: number },
    reader: Reader,
  ): Promise<JobLog>;
  getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery,
    reader: Reader,
  ): Promise<ServiceDays>;
  getSelfCheck(entityRef: string, reader: Reader): Promise<ServiceSelfCheck>;
  getSelfCheckOverview(reader: Reader): Promise<SelfCheckOverview>;
  getChanges(
    options: { after: string; limit?: number },
    reader: Reader,
  ): Promise<ChangesPage>;
}
