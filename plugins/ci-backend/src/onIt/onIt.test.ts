import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ciOnItPermission } from '@mainline/backstage-plugin-ci-common';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import { expectDescribed } from '../__testUtils__/ApiDescription';
import { clearTables } from '../__testUtils__/clearTables';
import { recordingAuditor } from '../__testUtils__/recordingAuditor';
import type { Audited } from '../__testUtils__/recordingAuditor';
import { aCheckIn, aRun, minute, seedFacts } from '../__testUtils__/seedFacts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const path = '/services/component/default/catalog';
const ada = 'user:default/ada';
const grace = 'user:default/grace';
const stranger = 'user:default/stranger';

/** While nobody can, for permissions are off. */
const off = expect.stringMatching(
  /permission\.enabled .* ci\.allowWithoutPermissions/,
);

describe.each(databases.eachSupportedId())('"I\'m on it" on %s', databaseId => {
  let knex: Knex;
  let now: string;
  let audited: Audited[];
  const backends: AnsweringBackend[] = [];

  /** One replica. Strangers are those whom the policy does not let. */
  async function start(config: JsonObject = { permission: { enabled: true } }) {
    const backend = await startAnswering({
      knex,
      config,
      now: () => new Date(now),
      services: [
        catalogServiceMock.factory({
          entities: [aComponent('catalog'), aComponent('other')],
        }),
        mockServices.permissions.mock({
          authorize: async (asked, options) => {
            expect(asked).toEqual([{ permission: ciOnItPermission }]);
            const { userEntityRef } = (
              options?.credentials as unknown as {
                principal: { userEntityRef: string };
              }
            ).principal;
            return [
              {
                result:
                  userEntityRef === stranger
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
              },
            ];
          },
          authorizeConditional: async () => [{ result: AuthorizeResult.ALLOW }],
        }).factory,
        recordingAuditor(event => audited.push(event)),
      ],
    });
    backends.push(backend);
    return backend;
  }

  async function ask(
    backend: AnsweringBackend,
    method: 'put' | 'delete',
    who: string,
    service = path,
  ) {
    const asked = request(backend.server)[method](`/api/ci${service}/on-it`);
    asked.set('authorization', who);
    const answer = await asked;
    if (answer.status !== 204) {
      expectDescribed(`${service}/on-it`, answer, method);
    }
    return answer;
  }
  const put = async (backend: AnsweringBackend, person: string) => {
    const answer = await ask(
      backend,
      'put',
      mockCredentials.user.header(person),
    );
    expect({ status: answer.status, error: answer.body.error }).toEqual({
      status: 200,
      error: undefined,
    });
    return answer.body;
  };
  const remove = (backend: AnsweringBackend, person: string) =>
    ask(backend, 'delete', mockCredentials.user.header(person));
  async function onIt(backend: AnsweringBackend) {
    const read = async (from: string) => {
      const answer = await request(backend.server)
        .get(`/api/ci${from}`)
        .set('authorization', mockCredentials.user.header());
      expectDescribed(from, answer);
      return answer.body;
    };
    const one: ServiceHealth = await read(path);
    const { items } = await read('/services?q=catalog');
    expect(items[0].onIt).toEqual(one.onIt);
    return one.onIt;
  }

  /** A build of mainline, of a minute of that morning. */
  async function build(
    backend: AnsweringBackend,
    number: number,
    conclusion: string,
    workflowId = '10',
  ) {
    await seedFacts(knex, {
      completeUpTo: minute(500),
      checkIns: [
        aCheckIn({ sha: `s${number}`, reachedMainlineAt: minute(number) }),
      ],
      runs: [
        aRun({
          id: `${number}${workflowId}`,
          headSha: `s${number}`,
          workflowId,
          conclusion,
          createdAt: minute(number),
          updatedAt: minute(number + 5),
        }),
      ],
    });
    await backend.answering.settle();
  }

  beforeAll(async () => {
    knex = await databases.init(databaseId);
  });
  beforeEach(async () => {
    now = minute(100);
    audited = [];
    if (await knex.schema.hasTable('on_it')) await clearTables(knex);
  });
  afterEach(async () => {
    for (const backend of backends.splice(0)) await backend.stop();
  });

  async function startRed(config?: JsonObject) {
    const backend = await start(config);
    await backend.answering.settle();
    await build(backend, 1, 'failure');
    return backend;
  }

  it('shows who is on it, with when, on the row and on the service', async () => {
    const backend = await startRed();
    expect(await onIt(backend)).toBeUndefined();
    expect(await put(backend, ada)).toEqual({ by: ada, at: minute(100) });
    expect(await onIt(backend)).toEqual({ by: ada, at: minute(100) });
  });

  it('stays as it was when one person says it twice about one red', async () => {
    const backend = await startRed();
    await put(backend, ada);
    const changes = await knex('changes').count({ count: '*' });
    now = minute(110);
    expect(await put(backend, ada)).toEqual({ by: ada, at: minute(100) });
    expect(await knex('changes').count({ count: '*' })).toEqual(changes);
  });

  it('is taken over by another person, and taken back by anybody', async () => {
    const backend = await startRed();
    await put(backend, ada);
    now = minute(110);
    await put(backend, grace);
    expect(await onIt(backend)).toEqual({ by: grace, at: minute(110) });
    expect((await remove(backend, ada)).status).toBe(204);
    expect(await onIt(backend)).toBeUndefined();
    expect((await remove(backend, ada)).status).toBe(204);
  });

  it('leaves an audit event of each, and of each refusal', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await put(backend, grace);
    await remove(backend, ada);
    await ask(backend, 'put', mockCredentials.user.header(stranger));
    const service = 'component:default/catalog';
    expect(audited).toEqual([
      {
        eventId: 'on-it-put',
        meta: { service, redSince: minute(6), before: null },
        ended: 'success',
      },
      {
        eventId: 'on-it-put',
        meta: { service, redSince: minute(6), before: ada },
        ended: 'success',
      },
      {
        eventId: 'on-it-delete',
        meta: { service, before: grace },
        ended: 'success',
      },
      {
        eventId: 'on-it-put',
        meta: { service },
        ended: expect.stringContaining('do not let you'),
      },
    ]);
  });

  it('tells the feed and open pages of each change', async () => {
    const backend = await startRed();
    const told = async (work: () => Promise<unknown>) => {
      await knex('changes').delete();
      await work();
      return knex('changes').select('kind', 'ref');
    };
    const ofCatalog = [{ kind: 'service', ref: 'component:default/catalog' }];
    expect(await told(() => put(backend, ada))).toEqual(ofCatalog);
    expect(await told(() => remove(backend, ada))).toEqual(ofCatalog);
    expect(await told(() => remove(backend, ada))).toEqual([]);
    expect(
      backend.signals.some(({ message }) =>
        JSON.stringify(message).includes('component:default/catalog'),
      ),
    ).toBe(true);
  });

  const refusals: Array<[string, string, string, number, RegExp]> = [
    ['nobody', mockCredentials.none.header(), path, 401, /./],
    [
      'a service token',
      mockCredentials.service.header(),
      path,
      403,
      /Only a person can be on it/,
    ],
    [
      'a person whom the policy does not let',
      mockCredentials.user.header(stranger),
      path,
      403,
      /do not let you .* \(ci\.on-it\.update\)/,
    ],
    [
      'a service that there is not',
      mockCredentials.user.header(ada),
      '/services/component/default/none',
      404,
      /no service component:default\/none/,
    ],
  ];
  it.each(refusals)(
    'refuses %s, to say it and to take it back',
    async (_, who, service, status, sentence) => {
      const backend = await startRed();
      await put(backend, grace);
      for (const method of ['put', 'delete'] as const) {
        const answer = await ask(backend, method, who, service);
        expect(answer.status).toBe(status);
        expect(answer.body.error.message).toMatch(sentence);
      }
      expect((await onIt(backend))?.by).toBe(grace);
    },
  );

  it('refuses while mainline is not red', async () => {
    const backend = await startRed();
    for (const service of [path, '/services/component/default/other']) {
      await build(backend, 10, 'success');
      const answer = await ask(
        backend,
        'put',
        mockCredentials.user.header(ada),
        service,
      );
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toMatch(/is not red/);
    }
    expect(await knex('on_it')).toEqual([]);
  });

  it.each([
    [{}, 403, off],
    [{ permission: { enabled: false } }, 403, off],
    [
      { permission: { enabled: false }, ci: { allowWithoutPermissions: true } },
      200,
      undefined,
    ],
  ])(
    'while permissions are %j answers with %i',
    async (config, status, message) => {
      const backend = await startRed(config);
      const answer = await ask(
        backend,
        'put',
        mockCredentials.user.header(ada),
      );
      expect({
        status: answer.status,
        message: answer.body.error?.message,
      }).toEqual({ status, message });
    },
  );

  it('is over when mainline is green, and does not come back with the next red', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await build(backend, 120, 'success');
    expect(await onIt(backend)).toBeUndefined();
    expect(await knex('on_it')).toEqual([]);
    await build(backend, 130, 'failure');
    expect(await onIt(backend)).toBeUndefined();
  });

  it('is over when another red began, though nobody saw the green between', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await seedFacts(knex, {
      checkIns: [aCheckIn({ sha: 's120', reachedMainlineAt: minute(120) })],
      runs: [
        aRun({
          id: '120',
          headSha: 's120',
          createdAt: minute(120),
          updatedAt: minute(125),
        }),
      ],
    });
    await build(backend, 130, 'failure');
    expect(await onIt(backend)).toBeUndefined();
    expect(await knex('on_it')).toEqual([]);
  });

  it('lasts while workflows take turns at being red, for mainline was not green meanwhile', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await build(backend, 120, 'failure', '20');
    await build(backend, 130, 'success', '10');
    expect((await onIt(backend))?.by).toBe(ada);
    await build(backend, 140, 'success', '20');
    expect(await onIt(backend)).toBeUndefined();
  });

  it('lasts when it turns out that the red began earlier', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await build(backend, 0, 'failure');
    expect((await onIt(backend))?.by).toBe(ada);
  });

  it('goes with the service', async () => {
    const backend = await startRed();
    await put(backend, ada);
    await knex('services').insert({
      entity_ref: 'component:default/gone',
      name: 'gone',
      mapping: JSON.stringify({ mapped: false }),
    });
    await knex('on_it').insert({
      entity_ref: 'component:default/gone',
      by: ada,
      at: now,
      red_since: now,
    });
    await backend.answering.settle();
    expect((await knex('on_it')).map(row => row.entity_ref)).toEqual([
      'component:default/catalog',
    ]);
  });

  it('ends with one row, the later one, when two say it at once to two replicas', async () => {
    const one = await startRed();
    const other = await start();
    const said = await Promise.all([put(one, ada), put(other, grace)]);
    const rows = await knex('on_it');
    expect(rows).toHaveLength(1);
    expect(said.map(({ by }) => by).sort()).toEqual([ada, grace]);
    const shown = await onIt(one);
    expect(shown).toEqual(await onIt(other));
    // Who came second was told so to the audit: in the place of the first.
    const later = audited.find(({ meta }) => meta.before !== null);
    expect(later?.meta.before).toBe(
      said.map(({ by }) => by).find(by => by !== shown?.by),
    );
  });
});
