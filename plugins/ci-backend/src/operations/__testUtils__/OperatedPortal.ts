import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  type TestDatabaseId,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ciOperationsReadPermission } from '@mainline/backstage-plugin-ci-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import {
  aRepository,
  aRun,
  at,
  clearTables,
  FakeSource,
} from '../../__testUtils__';
import { aComponent } from '../../__testUtils__/aComponent';
import { expectDescribed } from '../../__testUtils__/ApiDescription';
import { recordingAuditor } from '../../__testUtils__/recordingAuditor';
import type { Audited } from '../../__testUtils__/recordingAuditor';
import { startAnswering } from '../../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../../__testUtils__/startAnswering';

export const ada = 'user:default/ada';
/** May look, and touch nothing; sees nothing of the catalog. */
export const visitor = 'user:default/visitor';
export const stranger = 'user:default/stranger';

export const deliveries = '/operations/deliveries';
export const repositories = '/operations/repositories';

export const key = (id: string) => ({ source: 'fake', hook: '1', id });

export interface Asked {
  /** The authorization; by default that of an operator. */
  who?: string;
  /** With one it is a POST. */
  body?: object;
  status?: number;
  of?: AnsweringBackend;
}

const permissions = mockServices.permissions.mock({
  authorize: async ([{ permission }], options) => {
    const isLook = permission.name === ciOperationsReadPermission.name;
    const who = whoAsks(options);
    const isLet = who !== stranger && (who !== visitor || isLook);
    return [{ result: isLet ? AuthorizeResult.ALLOW : AuthorizeResult.DENY }];
  },
  authorizeConditional: async (_, options) => [
    {
      result:
        whoAsks(options) === visitor
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    },
  ],
}).factory;

/** A portal that operators ask, over a database that a test fills; emptied for each. It is 600 minutes past morning. */
export class OperatedPortal {
  knex!: Knex;
  now = at(600);
  audited: Audited[] = [];
  readonly source = new FakeSource();
  readonly collecting = { lookNow: jest.fn(), applyNow: jest.fn() };
  private backend!: AnsweringBackend;

  /** Inside of `describe`: it starts and stops with the tests. */
  static on(databases: TestDatabases, id: TestDatabaseId): OperatedPortal {
    const portal = new OperatedPortal();
    beforeAll(async () => {
      portal.knex = await databases.init(id);
      portal.backend = await portal.start();
    });
    afterAll(() => portal.backend?.stop());
    beforeEach(() => portal.clear());
    return portal;
  }

  /** Another backend over the same database, with other configuration. */
  async start(
    config: JsonObject = { permission: { enabled: true } },
  ): Promise<AnsweringBackend> {
    return startAnswering({
      knex: this.knex,
      config,
      sources: [this.source],
      collecting: this.collecting,
      now: () => new Date(this.now),
      services: [
        catalogServiceMock.factory({ entities: [aComponent('shop')] }),
        permissions,
        recordingAuditor(event => this.audited.push(event)),
      ],
    });
  }

  /** Asks, and holds the answer against the description. */
  async ask(path: string, asked: Asked = {}) {
    const { who = mockCredentials.user.header(ada), body } = asked;
    const { status = 200, of = this.backend } = asked;
    const sent = body
      ? request(of.server).post(`/api/ci${path}`).send(body)
      : request(of.server).get(`/api/ci${path}`);
    const answer = await sent.set('authorization', who);
    if (answer.status !== status) {
      throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    }
    if (![202, 204].includes(status)) {
      expectDescribed(path, answer, body ? 'post' : 'get');
    }
    return answer.body;
  }

  /** A name that a service looks for, and the repository that was found under it. */
  async repository(
    name: string,
    row: Record<string, unknown> | 'not found' = {},
    locator: Record<string, unknown> = {},
  ): Promise<void> {
    const id = `fake.example:${name}`;
    await this.knex('repository_locators').insert({
      host: 'fake.example',
      slug: `acme/${name}`,
      slug_key: `acme/${name}`,
      repository_id: row === 'not found' ? null : id,
      next_read_at: at(1000),
      ...locator,
    });
    if (row === 'not found') return;
    await this.knex('repositories').insert({
      id,
      host: 'fake.example',
      slug: `acme/${name}`,
      url: `https://fake.example/acme/${name}`,
      default_branch: 'main',
      next_read_at: at(1000),
      ...row,
    });
  }

  /** A parked one, unless the row says otherwise. */
  async delivery(id: string, row: Record<string, unknown> = {}): Promise<void> {
    await this.knex('deliveries').insert({
      ...key(id),
      event: 'facts',
      payload: JSON.stringify({ repository: aRepository(), runs: [aRun()] }),
      received_at: at(590),
      state: 'parked',
      reason: 'It breaks.',
      tries: 5,
      ...row,
    });
  }

  /** Of each delivery where it stands. */
  async states(): Promise<Record<string, string>> {
    const rows = await this.knex('deliveries');
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  }

  private async clear(): Promise<void> {
    await clearTables(this.knex);
    this.source.repositories.length = 0;
    Object.assign(this.source, { budgets: undefined });
    this.collecting.lookNow.mockClear();
    this.collecting.applyNow.mockClear();
    this.audited = [];
    this.now = at(600);
  }
}

/** Entity ref of a person; undefined where it is none. */
function whoAsks(options?: {
  credentials?: BackstageCredentials;
}): string | undefined {
  const { principal } = options?.credentials as BackstageCredentials<{
    userEntityRef?: string;
  }>;
  return principal.userEntityRef;
}
