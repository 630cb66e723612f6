import {
  coreServices,
  createServiceFactory,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import ciPlugin from '@mainline/backstage-plugin-ci-backend';
import ciModuleGithub from '@mainline/backstage-plugin-ci-backend-module-github';
import {
  startGithubSimulator,
  SteppedClock,
  type GithubSimulator,
} from '@mainline/github-simulator';
import type { AddressInfo } from 'node:net';
import knexFactory, { type Knex } from 'knex';
import { startPostgres } from '../portal/startPostgres';
import type { SuiteContext } from '../suites/Suite';
import { BusyRepositories } from './BusyRepositories';
import { stepDate } from './stepDate';

const secret = 'a secret of the benchmark';
/** As long as between two rounds of the portal. */
const stepMs = 15_000;
const dayMs = 24 * 60 * 60_000;
/** The others compute from what was collected, and ask GitHub nothing. */
const taskIds = ['ci-inbox', 'ci-reconciliation'];
/** As often as the portal does unless told. */
const pushesEveryMs = 60_000;

/** The collecting half of a portal and its GitHub, on a clock that this process moves on. */
export interface SteppedPortal {
  github: GithubSimulator;
  repositories: BusyRepositories;
  knex: Knex;
  postgres: string;
  /** One round of the portal, without time passing. */
  round(): Promise<void>;
  /** Time passes, round by round. */
  pass(ms: number, afterEach?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export async function startSteppedPortal(
  { onEnd, signal }: SuiteContext,
  options: { services: number; days: number; webhooks: boolean },
): Promise<SteppedPortal> {
  const server = await startPostgres();
  onEnd(() => server.stop());
  const { host, port, user, password } = server;
  const admin = knexFactory({
    client: 'pg',
    connection: { host, port, user, password, database: 'postgres' },
  });
  const database = `bench_${process.pid}_${port}_${options.services}`;
  await admin.raw('create database ??', [database]);
  const { rows } = await admin.raw('show server_version');
  await admin.destroy();
  const knex = knexFactory({
    client: 'pg',
    connection: { host, port, user, password, database },
  });

  const clock = new SteppedClock(
    Date.parse('2026-11-02T00:00:00Z') - options.days * dayMs,
  );
  const webhooks = { url: 'http://localhost:1/', secret, keep: 100 };
  const github = await startGithubSimulator({
    scenario: 'empty',
    clock,
    rateLimit: { limit: 100_000_000 },
    ...(options.webhooks && { webhooks }),
  });
  github.pauseWebhooks();
  const repositories = new BusyRepositories(github, options.services);
  repositories.live(options.days, ms => clock.advance(ms));

  const undoDate = stepDate(clock);
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const backend = await startTestBackend({
    features: [
      ciPlugin,
      ciModuleGithub,
      mockServices.rootConfig.factory({
        data: {
          github: { pointsPerMinute: 1_000_000 },
          integrations: {
            github: [
              { host: 'github.com', apiBaseUrl: github.url, token: 'a token' },
            ],
          },
          ci: { github: { webhookSecret: secret } },
        },
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => ({
          scheduleTask: async (
            task: SchedulerServiceTaskInvocationDefinition,
          ) => void tasks.push(task),
          triggerTask: async () => {},
          cancelTask: async () => {},
          createScheduledTaskRunner: () => ({ run: async () => {} }),
          getScheduledTasks: async () => [],
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
      catalogServiceMock.factory({
        entities: repositories.names.map(componentOf),
      }),
    ],
  });
  webhooks.url = `http://localhost:${
    (backend.server.address() as AddressInfo).port
  }/api/ci/webhooks/github`;
  github.resumeWebhooks();

  const run = async (id: string) => {
    signal.throwIfAborted();
    await tasks.find(task => task.id === id)?.fn(signal);
  };
  await run('ci-refresh-services');
  const round = async () => {
    for (const id of taskIds) await run(id);
  };
  const stop = async () => {
    undoDate();
    await backend.stop();
    await github.close();
    await knex.destroy();
  };
  onEnd(stop);
  return {
    github,
    repositories,
    knex,
    postgres: rows[0].server_version,
    round,
    async pass(ms, afterEach = async () => {}) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.advance(stepMs);
        await github.webhooksSettled();
        if (clock.now() % pushesEveryMs === 0) await run('ci-pushes');
        if (await isSomethingDue(knex)) await round();
        await afterEach();
      }
    },
    stop,
  };
}

/** A round that finds nothing asks nothing: it need not be gone through. */
async function isSomethingDue(knex: Knex): Promise<boolean> {
  const now = new Date().toISOString();
  const { rows } = await knex.raw(
    `select exists (select 1 from repositories where next_read_at <= ?)
         or exists (select 1 from repository_locators where next_read_at <= ?)
         or exists (select 1 from deliveries where state = 'pending')
         or exists (select 1 from repositories where known_since > backfill_until) as due`,
    [now, now],
  );
  return rows[0].due;
}

function componentOf(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/project-slug': `bench/${name}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'bench' },
  };
}
