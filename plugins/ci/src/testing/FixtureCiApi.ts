import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  defaultSelfCheckRules,
  selfCheckQuestions,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInFacts,
  ChangesPage,
  CheckInRow,
  CiApi,
  CiSummary,
  JobLog,
  OnIt,
  Page,
  RunDetails,
  RunSummary,
  RunsQuery,
  SelfCheckOverview,
  ServiceDays,
  ServiceDaysQuery,
  ServiceHealth,
  ServiceSelfCheck,
  ServiceEnvironments,
  ServicesPage,
  ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import {
  oneOf,
  paged,
  serviceFits,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { daysOf } from './daysOf';
import { everyEvidence } from './everyEvidence';
import { FixtureOperations } from './FixtureOperations';
import {
  habitOf,
  type Scenario,
  type ScenarioName,
  scenario,
} from './scenarios';
import { overviewOf, selfCheckOf } from './selfCheckOf';

/** A ci backend in memory, for tests and the dev server. */
export class FixtureCiApi implements CiApi {
  readonly scenario: Scenario;
  readonly operations: FixtureOperations;
  readonly #name: ScenarioName;
  readonly #now: number;

  constructor(name: ScenarioName = 'usual', now: number = Date.now()) {
    this.#name = name;
    this.#now = now;
    this.scenario = scenario(name, now);
    this.operations = new FixtureOperations(name, now);
  }

  async getSummary(): Promise<CiSummary> {
    this.#failIfAsked();
    const { services, runs } = this.scenario;
    const mapped = services.filter(each => each.service.mapping.mapped);
    const read = mapped.flatMap(each => each.completeUpTo ?? []).sort();
    return {
      repositories: mapped.length,
      services: services.length,
      runs: {
        total: runs.length,
        byStatus: countWords(runs.map(run => run.status)),
        byConclusion: countWords(runs.flatMap(run => run.conclusion ?? [])),
      },
      contradictions: runs.flatMap(run =>
        run.contradiction
          ? [
              {
                repositoryId: run.repositoryId,
                repository: 'acme/catalog',
                service: 'component:default/catalog',
                runId: run.id,
                attempt: run.attempt,
                conclusion: run.conclusion,
                contradiction: run.contradiction,
              },
            ]
          : [],
      ),
      inbox:
        runs.length > 0
          ? { pending: 2, setAside: 1_204, parked: 1 }
          : { pending: 0, setAside: 0, parked: 0 },
      completeUpTo: read.length === mapped.length ? read[0] : undefined,
    };
  }

  async getServices(query: ServicesQuery = {}): Promise<ServicesPage> {
    this.#failIfAsked();
    const { services } = this.scenario;
    const left = services.filter(({ service }) => serviceFits(service, query));
    const isFlaky = (each: ServiceHealth) => (each.flakyRate ?? 0) > 0;
    const found = left.filter(
      each =>
        oneOf(each.state, query.state) &&
        (!query.flaky || isFlaky(each)) &&
        (!query.late || each.late === true) &&
        answersOneOf(each, query.selfCheck),
    );
    if (query.sort === 'name') {
      found.sort((a, b) => a.service.name.localeCompare(b.service.name));
    } else if (query.sort === 'last-check-in') {
      found.sort((a, b) =>
        (b.lastCheckIn?.at ?? '').localeCompare(a.lastCheckIn?.at ?? ''),
      );
    }
    if (query.order === 'desc' && query.sort === 'name') found.reverse();
    const count = (state: ServiceHealth['state']) =>
      left.filter(each => each.state === state).length;
    const ages = services.flatMap(each => each.completeUpTo ?? []).sort();
    return {
      ...paged(found, query),
      counts: {
        failing: count('failing'),
        passing: count('passing'),
        'no-build': count('no-build'),
        unmapped: count('unmapped'),
        flaky: left.filter(isFlaky).length,
        late: left.filter(each => each.late).length,
        unread: left.filter(
          each => each.service.mapping.mapped && !each.completeUpTo,
        ).length,
        unreadable: left.filter(
          each =>
            each.service.mapping.mapped &&
            !each.completeUpTo &&
            each.sourceError,
        ).length,
        all: left.length,
      },
      completeUpTo: ages[0],
    };
  }

  async getService(entityRef: string): Promise<ServiceHealth> {
    this.#failIfAsked();
    const found = this.scenario.services.find(
      each => each.service.entityRef === entityRef,
    );
    if (!found) throw new NotFoundError(`No service ${entityRef}`);
    return found;
  }

  async getCheckIns(
    _entityRef: string,
    query: { limit?: number; cursor?: string } = {},
  ): Promise<Page<CheckInRow>> {
    this.#failIfAsked();
    return paged(this.scenario.checkIns, query);
  }

  async getCheckInFacts(): Promise<CheckInFacts> {
    throw new Error('No page asks for facts');
  }

  async getRuns(
    _entityRef: string,
    query: RunsQuery = {},
  ): Promise<Page<RunSummary>> {
    this.#failIfAsked();
    return paged(
      this.scenario.runs.filter(
        run =>
          oneOf(run.event, query.event) &&
          oneOf(run.branch, query.branch) &&
          oneOf(run.workflowName, query.workflow) &&
          oneOf(run.actor, query.actor) &&
          oneOf(run.outcome, query.outcome),
      ),
      query,
    );
  }

  async getRun(
    _entityRef: string,
    runId: string,
    options: { attempt?: number } = {},
  ): Promise<RunDetails> {
    this.#failIfAsked();
    const known = this.scenario.runDetails.filter(
      each => each.run.id === runId,
    );
    const found = options.attempt
      ? known.find(each => each.run.attempt === options.attempt)
      : known[known.length - 1];
    if (found) return found;
    const run = this.scenario.runs.find(each => each.id === runId);
    if (!run) throw new NotFoundError(`No run ${runId}`);
    return {
      run,
      attempts: [run],
      jobs: [],
      jobsFrom: 'unavailable',
      jobsUnavailableReason: 'GitHub answered 404 for the jobs of this run.',
    };
  }

  async getEnvironments(): Promise<ServiceEnvironments> {
    this.#failIfAsked();
    return { environments: [] };
  }

  async getJobLog(
    _entityRef: string,
    jobId: string,
    options: { tail?: number } = {},
  ): Promise<JobLog> {
    this.#failIfAsked();
    const log = this.scenario.logs[jobId];
    if (!log) {
      throw new NotFoundError(
        `The log of job ${jobId} is no longer kept by GitHub.`,
      );
    }
    if (!options.tail) return log;
    const lines = log.text.split('\n').slice(-options.tail);
    return {
      ...log,
      text: lines.join('\n'),
      firstLine: log.totalLines - lines.length + 1,
    };
  }

  async getServiceDays(
    entityRef: string,
    query: ServiceDaysQuery = {},
  ): Promise<ServiceDays> {
    return daysOf(await this.getService(entityRef), query, this.#now);
  }

  async getSelfCheck(entityRef: string): Promise<ServiceSelfCheck> {
    const health = await this.getService(entityRef);
    if (!health.selfCheck) {
      const { service, repositoryUrl } = health;
      return {
        service,
        rules: defaultSelfCheckRules,
        checkIns: {},
        repositoryUrl,
      };
    }
    return this.#name === 'every-evidence'
      ? everyEvidence(health, this.#now)
      : selfCheckOf(health, habitOf(health), this.#now);
  }

  async getSelfCheckOverview(): Promise<SelfCheckOverview> {
    this.#failIfAsked();
    return overviewOf(this.scenario.services);
  }

  async putOnIt(entityRef: string): Promise<OnIt> {
    const { state } = await this.getService(entityRef);
    if (state !== 'failing') {
      throw new ConflictError(
        `Mainline of ${entityRef} is not red: there is nothing to be on.`,
      );
    }
    const onIt = { by: 'user:default/kim', at: new Date().toISOString() };
    this.#replace(entityRef, onIt);
    return onIt;
  }

  async deleteOnIt(entityRef: string): Promise<void> {
    await this.getService(entityRef);
    this.#replace(entityRef, undefined);
  }

  /** A new object, as an answer of a server is one. */
  #replace(entityRef: string, onIt: OnIt | undefined) {
    this.scenario.services = this.scenario.services.map(each =>
      each.service.entityRef === entityRef ? { ...each, onIt } : each,
    );
  }

  async getChanges(options: { after: string }): Promise<ChangesPage> {
    return { items: [], position: options.after };
  }

  #failIfAsked() {
    if (this.#name === 'error') {
      throw new Error('The ci backend answered 503: it is starting.');
    }
  }
}

function answersOneOf(
  { selfCheck }: ServiceHealth,
  wanted: ServicesQuery['selfCheck'],
): boolean {
  if (!wanted?.length) return true;
  return selfCheckQuestions.some(
    question =>
      selfCheck && wanted.includes(`${question}:${selfCheck[question]}`),
  );
}

function countWords(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
