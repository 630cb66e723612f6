import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { isSayable } from '@mainline/backstage-plugin-onboarding-common';
import type { ItemProgress } from '@mainline/backstage-plugin-onboarding-common';
import {
  ApiDescription,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
import request from 'supertest';
import {
  aComponent,
  aGroup,
  aHealth,
  aRow,
  settled,
  startOnboarding,
} from '../__testUtils__';
import type { OnboardingBackend } from '../__testUtils__';

jest.setTimeout(60_000);

const databases = testDatabases();
const description = new ApiDescription(
  '@mainline/backstage-plugin-onboarding-backend',
);
const catalog = '/services/component/default/catalog';
const confirmation = `${catalog}/checklists/service-joins/items/ready-for-the-night/confirmation`;
const day = (number: number) =>
  `2026-11-${String(number).padStart(2, '0')}T09:00:00.000Z`;

describe.each(databases.eachSupportedId())('the API on %s', databaseId => {
  let backend: OnboardingBackend;
  let mayConfirm: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  let maySee: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

  beforeAll(async () => {
    backend = await startOnboarding({
      knex: await databases.init(databaseId),
      entities: [
        aComponent('catalog'),
        aComponent('basket', 'nobody'),
        aGroup('storefront'),
      ],
      config: {
        onboarding: {
          checklists: [
            {
              name: 'go-live',
              title: 'Going live',
              items: [{ name: 'drill', title: 'Drill', confirm: 'We did it.' }],
            },
          ],
        },
      },
      features: [
        mockServices.permissions.mock({
          authorize: async asked => asked.map(() => ({ result: mayConfirm })),
          authorizeConditional: async asked =>
            asked.map(() => ({ result: maySee })),
        }).factory,
      ],
    });
  });
  afterAll(() => backend?.stop());

  beforeEach(async () => {
    const { knex, ci, delivery, clock } = backend;
    for (const table of ['progress', 'confirmations', 'services']) {
      await knex(table).delete();
    }
    mayConfirm = AuthorizeResult.ALLOW;
    maySee = AuthorizeResult.ALLOW;
    ci.failure = undefined;
    delivery.failure = undefined;
    ci.health = [
      aHealth('catalog'),
      aHealth('basket', { webhookSince: undefined, state: 'no-build' }),
    ];
    delivery.rows = [aRow('catalog'), aRow('basket')];
    clock.now = day(10);
    await backend.onboarding.check();
    backend.audit.length = 0;
    backend.signals.length = 0;
  });

  async function get(path: string, status = 200) {
    const answer = await request(backend.server).get(`/api/onboarding${path}`);
    expect({
      path,
      status: answer.status,
      error: answer.body.error?.message,
    }).toMatchObject({ status });
    description.expectDescribed(path, answer);
    return answer.body;
  }

  async function change(
    method: 'put' | 'delete',
    path: string,
    options: { body?: object; as?: string } = {},
  ) {
    const asked = request(backend.server)[method](`/api/onboarding${path}`);
    if (options.as) asked.set('authorization', options.as);
    const answer = await (options.body ? asked.send(options.body) : asked);
    description.expectDescribed(path, answer, method);
    return answer;
  }
  const itemsOf = async (path = catalog): Promise<ItemProgress[]> =>
    (await get(path)).checklists[0].progress.items;
  const itemOf = async (name: string, path = catalog) =>
    (await itemsOf(path)).find(({ item }) => item === name);

  it('describes itself, and answers what there is', async () => {
    expect((await get('/openapi.json')).info.title).toBe('Onboarding');
    expect(
      (await get('/checklists')).checklists.map(
        ({ name }: { name: string }) => name,
      ),
    ).toEqual(['service-joins', 'go-live']);
    const unknown = await request(backend.server).get('/api/onboarding/nope');
    expect(unknown.status).toBe(404);
  });

  it('answers how a service stands, item by item', async () => {
    const { checklists, confirm } = await get(catalog);
    expect(confirm).toEqual({ allowed: true });
    expect(checklists[0].progress).toMatchObject({
      checklist: 'service-joins',
      service: 'component:default/catalog',
      serviceTitle: 'catalog',
      owner: 'group:default/storefront',
      done: 7,
      total: 8,
      checkedAt: day(10),
    });
    expect((await itemsOf()).map(({ item, state }) => [item, state])).toEqual([
      ['repository-found', 'done'],
      ['webhook-arrived', 'done'],
      ['mainline-built', 'done'],
      ['tests-seen', 'done'],
      ['owner-exists', 'done'],
      ['way-to-production', 'done'],
      ['deployed-once', 'done'],
      ['ready-for-the-night', 'open'],
    ]);
    expect(
      await itemOf('owner-exists', '/services/component/default/basket'),
    ).toMatchObject({ state: 'open' });
  });

  it('answers what the built-in checks say as messages, too', async () => {
    const said = [
      ...(await itemsOf()),
      ...(await itemsOf('/services/component/default/basket')),
    ].flatMap(({ result }) =>
      result ? [result, ...(result.remedy ? [result.remedy] : [])] : [],
    );
    expect(said.length).toBeGreaterThan(14);
    expect(said.filter(({ messages }) => !messages?.every(isSayable))).toEqual(
      [],
    );
    expect((await itemOf('mainline-built'))?.result).toMatchObject({
      sentence: 'Workflows build main: it is green at present.',
      messages: [{ key: 'mainlineBuilt.green', values: { branch: 'main' } }],
    });
  });

  it('answers the sentence alone of what was stored before there were messages', async () => {
    const { knex, ci, clock, onboarding } = backend;
    for (const row of await knex('progress')) {
      const items = JSON.stringify(JSON.parse(row.items), (key, value) =>
        key === 'messages' ? undefined : value,
      );
      await knex('progress')
        .where({ service: row.service, checklist: row.checklist })
        .update({ items });
    }
    const sentence = 'Workflows build main: it is green at present.';
    expect((await itemOf('mainline-built'))?.result).toEqual({
      state: 'done',
      sentence,
      link: '/catalog/default/component/catalog/ci',
    });

    ci.failure = new Error('connect ECONNREFUSED');
    clock.now = day(11);
    await onboarding.check();
    expect(await itemOf('mainline-built')).toMatchObject({
      result: { messages: [{ key: 'plugin.notAnswering' }] },
      lastKnown: { state: 'done', sentence, since: day(10) },
    });
    expect((await itemOf('mainline-built'))?.lastKnown).not.toHaveProperty(
      'messages',
    );
  });

  it('lists services, most open items first, page by page', async () => {
    const first = await get('/progress?limit=1&checklist=service-joins');
    expect(first).toMatchObject({
      items: [{ service: 'component:default/basket' }],
      totalItems: 2,
      counts: { all: 2, open: 2, complete: 0 },
    });
    const second = await get(
      `/progress?limit=1&checklist=service-joins&cursor=${first.nextCursor}`,
    );
    expect(second.items).toMatchObject([
      { service: 'component:default/catalog' },
    ]);
    expect(second.nextCursor).toBeUndefined();
    expect((await get('/progress')).totalItems).toBe(4);
  });

  it('lists by owner and by what is open, and counts beside', async () => {
    await change('put', confirmation);
    expect(
      (await get('/progress?checklist=service-joins&open=true')).items,
    ).toHaveLength(1);
    expect(
      await get('/progress?checklist=service-joins&open=false'),
    ).toMatchObject({
      items: [{ service: 'component:default/catalog', done: 8 }],
      totalItems: 1,
      counts: { all: 2, open: 1, complete: 1 },
    });
    expect((await get('/progress?owner=group:default/other')).counts).toEqual({
      all: 0,
      open: 0,
      complete: 0,
    });
  });

  it('holds only what the reader may see', async () => {
    maySee = AuthorizeResult.DENY;
    const as = mockCredentials.user.header('user:default/stranger');
    const list = await request(backend.server)
      .get('/api/onboarding/progress')
      .set('authorization', as);
    expect(list.body.counts.all).toBe(0);
    const one = await request(backend.server)
      .get(`/api/onboarding${catalog}`)
      .set('authorization', as);
    expect(one.status).toBe(404);
    expect((await change('put', confirmation, { as })).status).toBe(404);
  });

  it.each([
    ['/progress?limit=0', 400, /'limit' is '0'/],
    ['/progress?state=x', 400, /'state' is not known/],
    ['/progress?open=maybe', 400, /'open' is 'maybe'/],
    ['/progress?cursor=nonsense', 400, /'cursor' is not one/],
    ['/progress?checklist=x', 404, /no checklist 'x': there are service-joins/],
    ['/services/component/default/none', 404, /no service component:default/],
  ])('answers %s with %s and why', async (path, status, sentence) => {
    expect((await get(path, status)).error.message).toMatch(sentence);
  });

  it('wants credentials', async () => {
    const as = mockCredentials.none.header();
    const answer = await request(backend.server)
      .get('/api/onboarding/progress')
      .set('authorization', as);
    expect(answer.status).toBe(401);
  });

  describe('a confirmation', () => {
    it('is kept with who gave it, when and why, and told', async () => {
      // What the round before has to tell goes out within a second.
      await new Promise(resolve => setTimeout(resolve, 1_100));
      backend.signals.length = 0;
      backend.clock.now = day(11);
      const { status, body } = await change('put', confirmation, {
        body: { note: ' Tried on Monday. ' },
      });
      expect(status).toBe(200);
      expect(body.done).toBe(8);
      expect(await itemOf('ready-for-the-night')).toEqual({
        item: 'ready-for-the-night',
        state: 'done',
        confirmed: {
          by: 'user:default/mock',
          at: day(11),
          note: 'Tried on Monday.',
        },
        since: day(11),
      });
      await settled(() => backend.signals.length > 0);
      expect(backend.signals).toEqual([['component:default/catalog']]);
      expect(backend.audit).toMatchObject([
        {
          eventId: 'item-confirm',
          outcome: 'success',
          meta: { service: 'component:default/catalog' },
        },
      ]);
    });

    it('is the last one given, and outlives the next round', async () => {
      await change('put', confirmation, { body: { note: 'first' } });
      const as = mockCredentials.user.header('user:default/other');
      backend.clock.now = day(12);
      await change('put', confirmation, { as });
      await backend.onboarding.check();
      expect(await itemOf('ready-for-the-night')).toEqual({
        item: 'ready-for-the-night',
        state: 'done',
        confirmed: { by: 'user:default/other', at: day(12) },
        since: day(10),
      });
    });

    it('is taken back, twice as well as once', async () => {
      await change('put', confirmation);
      backend.clock.now = day(13);
      for (let time = 0; time < 2; time += 1) {
        const { status, body } = await change('delete', confirmation);
        expect({ status, done: body.done }).toEqual({ status: 200, done: 7 });
      }
      expect(await itemOf('ready-for-the-night')).toEqual({
        item: 'ready-for-the-night',
        state: 'open',
        since: day(13),
      });
      expect(backend.audit.at(-1)).toMatchObject({
        eventId: 'item-confirmation-remove',
        outcome: 'success',
      });
    });

    const at = (checklist: string, item: string, service = 'catalog') =>
      `/services/component/default/${service}/checklists/${checklist}/items/${item}/confirmation`;
    it.each([
      [at('x', 'drill'), undefined, 404, /no checklist 'x': there are serv/],
      [at('go-live', 'x'), undefined, 404, /no item 'x': it has drill/],
      [at('go-live', 'drill', 'x'), undefined, 404, /no service component/],
      [
        at('service-joins', 'mainline-built'),
        undefined,
        409,
        /checked by the system \(ci.mainline-built\)/,
      ],
      [
        confirmation,
        { note: 'x'.repeat(501) },
        400,
        /'note' is .* at most 500/,
      ],
      [confirmation, { note: 7 }, 400, /'note' is 7/],
      [confirmation, { by: 'me' }, 400, /'by' is not known/],
    ])('at %s with %j is refused with %s', async (path, body, status, why) => {
      const answer = await change('put', path, { body });
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toMatch(why);
      // What is no request at all was asked for by nobody; the rest leaves its line.
      expect(backend.audit).toMatchObject(
        status === 400 ? [] : [{ eventId: 'item-confirm', outcome: 'failure' }],
      );
      expect(await backend.knex('confirmations')).toEqual([]);
    });

    it('is refused where the policy says no, with who can, and so says the page', async () => {
      mayConfirm = AuthorizeResult.DENY;
      const { confirm } = await get(catalog);
      const { status, body } = await change('put', confirmation);
      expect(status).toBe(403);
      expect(confirm).toEqual({
        allowed: false,
        sentence: body.error.message,
        messages: body.error.messages,
      });
      expect(confirm.messages.every(isSayable)).toBe(true);
      expect(body.error.message).toMatch(/ask its owner \(group:default\/sto/);
      expect(backend.audit).toMatchObject([{ outcome: 'failure' }]);
    });

    it('is a person’s word: no service may give it', async () => {
      const as = mockCredentials.service.header();
      const { status, body } = await change('put', confirmation, { as });
      expect(status).toBe(403);
      expect(body.error.message).toMatch(/Only a person/);
    });

    it('goes when its service goes, and is there when it comes back', async () => {
      await change('put', confirmation, { body: { note: 'kept' } });
      backend.ci.health = [aHealth('basket')];
      await backend.onboarding.check();
      await get(catalog, 404);
      expect((await get('/progress')).items).toHaveLength(2);

      backend.ci.health = [aHealth('catalog'), aHealth('basket')];
      backend.clock.now = day(20);
      await backend.onboarding.check();
      expect(await itemOf('ready-for-the-night')).toMatchObject({
        state: 'done',
        confirmed: { note: 'kept' },
        since: day(10),
      });
      expect(await itemOf('mainline-built')).toMatchObject({ since: day(20) });
    });
  });
});

describe('while permissions are off', () => {
  it.each([
    [false, 403, /permission\.enabled .* onboarding\.allowWithoutPermissions/],
    [true, 200, /^$/],
  ])(
    'with allowWithoutPermissions %s a confirmation is answered with %s',
    async (allowWithoutPermissions, expected, sentence) => {
      const backend = await startOnboarding({
        knex: await databases.init('SQLITE_3'),
        config: {
          permission: { enabled: false },
          onboarding: { allowWithoutPermissions },
        },
      });
      backend.ci.health = [aHealth('catalog')];
      await backend.onboarding.check();
      const { status, body } = await request(backend.server)
        .put(`/api/onboarding${confirmation}`)
        .send({});
      expect(status).toBe(expected);
      expect(body.error?.message ?? '').toMatch(sentence);
      await backend.stop();
    },
  );
});
