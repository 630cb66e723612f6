import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CollectedRepository,
  OpenDelivery,
  OperationsOverview,
} from '@mainline/backstage-plugin-ci-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import {
  aRepository,
  aRun,
  at,
  clearTables,
  createCollecting,
  dumpFacts,
  FakeSource,
  lookFor,
} from '../__testUtils__';
import { aComponent } from '../__testUtils__/aComponent';
import { expectDescribed } from '../__testUtils__/ApiDescription';
import { recordingAuditor } from '../__testUtils__/recordingAuditor';
import type { Audited } from '../__testUtils__/recordingAuditor';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const ada = 'user:default/ada';
/** May look, and touch nothing. */
const visitor = 'user:default/visitor';
const stranger = 'user:default/stranger';

const deliveries = '/operations/deliveries';
const repositories = '/operations/repositories';

/** While nobody may, for permissions are off. */
const off = /permission\.enabled .* ci\.allowWithoutPermissions/;

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  let knex: Knex;
  let backend: AnsweringBackend;
  let now: string;
  let audited: Audited[];
  const source = new FakeSource();
  const collecting = { lookNow: jest.fn(), applyNow: jest.fn() };

  async function start(config: JsonObject = { permission: { enabled: true } }) {
    return startAnswering({
      knex,
      config,
      sources: [source],
      collecting,
      now: () => new Date(now),
      services: [
        catalogServiceMock.factory({
          entities: [aComponent('shop'), aComponent('hidden')],
        }),
        mockServices.permissions.mock({
          authorize: async (asked, options) => {
            const [{ permission }] = asked;
            const { principal } = options?.credentials as unknown as {
              principal: { userEntityRef?: string };
            };
            const who = principal.userEntityRef;
            const isLet =
              who !== stranger &&
              (who !== visitor ||
                permission.name === ciOperationsReadPermission.name);
            return [
              { result: isLet ? AuthorizeResult.ALLOW : AuthorizeResult.DENY },
            ];
          },
          authorizeConditional: async () => [{ result: AuthorizeResult.ALLOW }],
        }).factory,
        recordingAuditor(event => audited.push(event)),
      ],
    });
  }

  async function ask(
    path: string,
    options: {
      who?: string;
      body?: object;
      status?: number;
      of?: AnsweringBackend;
    } = {},
  ) {
    const {
      who = mockCredentials.user.header(ada),
      body,
      status = 200,
    } = options;
    const { server } = options.of ?? backend;
    const asked = body
      ? request(server).post(`/api/ci${path}`).send(body)
      : request(server).get(`/api/ci${path}`);
    const answer = await asked.set('authorization', who);
    expect({
      path,
      status: answer.status,
      error: answer.body.error?.message,
    }).toMatchObject({ status });
    if (![202, 204].includes(status)) {
      expectDescribed(path, answer, body ? 'post' : 'get');
    }
    return answer.body;
  }

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await start();
  });
  afterAll(async () => {
    await backend?.stop();
  });
  beforeEach(async () => {
    await clearTables(knex);
    source.repositories.length = 0;
    Object.assign(source, { budgets: undefined });
    collecting.lookNow.mockClear();
    collecting.applyNow.mockClear();
    audited = [];
    now = at(600);
  });

  /** A name that a service looks for, and the repository that was found under it. */
  async function repository(
    name: string,
    row: Record<string, unknown> | 'not found' = {},
    locator: Record<string, unknown> = {},
  ) {
    await knex('repository_locators').insert({
      host: 'fake.example',
      slug: `acme/${name}`,
      slug_key: `acme/${name}`,
      repository_id: row === 'not found' ? null : `fake.example:${name}`,
      next_read_at: at(1000),
      ...locator,
    });
    if (row === 'not found') return;
    await knex('repositories').insert({
      id: `fake.example:${name}`,
      host: 'fake.example',
      slug: `acme/${name}`,
      url: `https://fake.example/acme/${name}`,
      default_branch: 'main',
      next_read_at: at(1000),
      ...row,
    });
  }

  async function service(name: string, slug: string) {
    await knex('services').insert({
      entity_ref: `component:default/${name}`,
      name,
      mapping: '{}',
      host: 'fake.example',
      slug_key: slug,
    });
  }

  async function delivery(id: string, row: Record<string, unknown> = {}) {
    await knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id,
      event: 'facts',
      payload: JSON.stringify({ repository: aRepository(), runs: [aRun()] }),
      received_at: at(590),
      state: 'parked',
      reason: 'It breaks.',
      tries: 5,
      ...row,
    });
  }
  const key = (id: string) => ({ source: 'fake', hook: '1', id });
  const states = async () =>
    Object.fromEntries(
      (await knex('deliveries')).map(({ id, state }) => [id, state]),
    );

  describe('the overview', () => {
    it('of an empty portal counts nothing', async () => {
      expect(await ask('/operations')).toEqual({
        at: at(600),
        budgets: [],
        lag: {
          repositories: { all: 0, unread: 0, late: 0, failing: 0 },
          lateAfterMs: 45 * 60_000,
        },
        inbox: { pending: 0, appliedLastHour: 0, setAside: 0, parked: 0 },
        backfill: { paused: false, done: 0, all: 0 },
        webhooks: { lastDay: 0, before: 0, never: 0 },
      });
    });

    it('says how far everything is, and what waits', async () => {
      await repository('current', {
        complete_up_to: at(595),
        webhook_since: at(0),
        webhook_seen_at: at(590),
      });
      await repository('late', {
        complete_up_to: at(500),
        error: 'It is away.',
        webhook_since: at(-3000),
        webhook_seen_at: at(-2000),
      });
      await repository('unread', {});
      // One that was renamed is looked for under both names.
      await knex('repository_locators').insert({
        host: 'fake.example',
        slug: 'acme/formerly-current',
        slug_key: 'acme/formerly-current',
        repository_id: 'fake.example:current',
        next_read_at: at(1000),
      });
      await repository('nowhere', 'not found', { error: 'It was not found.' });
      await delivery('1');
      await delivery('2', { state: 'set-aside' });
      await delivery('3', { state: 'pending', received_at: at(580) });
      await delivery('4', { state: 'pending', received_at: at(599) });
      await delivery('5', { state: 'applied', applied_at: at(541) });
      await delivery('6', { state: 'applied', applied_at: at(539) });

      const overview: OperationsOverview = await ask('/operations');
      expect(overview.lag).toEqual({
        repositories: { all: 4, unread: 2, late: 1, failing: 2 },
        completeUpTo: at(500),
        p50Ms: 5 * 60_000,
        p95Ms: 100 * 60_000,
        lateAfterMs: 45 * 60_000,
      });
      expect(overview.inbox).toEqual({
        pending: 2,
        oldestPendingAt: at(580),
        appliedLastHour: 1,
        setAside: 1,
        parked: 1,
      });
      expect(overview.backfill).toEqual({ paused: false, done: 2, all: 4 });
      expect(overview.webhooks).toEqual({ lastDay: 1, before: 1, never: 2 });
    });

    it('says what each source may ask, and asked', async () => {
      const budget = {
        host: 'fake.example',
        account: 'installation 7',
        requests: { person: 1, webhook: 2, reconciliation: 30, backfill: 4 },
        unchanged: 25,
        limit: 5000,
        remaining: 4100,
        resetAt: at(630),
        floor: 500,
        blockedUntil: at(601),
      };
      Object.assign(source, { budgets: () => [budget] });
      expect((await ask('/operations')).budgets).toEqual([
        { source: 'fake', ...budget },
      ]);
    });
  });

  describe('deliveries', () => {
    it('are listed by where they stand, newest first, page by page', async () => {
      for (let n = 1; n <= 5; n++) {
        // Two came at one instant.
        await delivery(`${n}`, { received_at: at(Math.min(n, 4)) });
      }
      await delivery('other', { state: 'set-aside' });
      const ids: string[] = [];
      let cursor = '';
      do {
        const page = await ask(`${deliveries}?limit=2${cursor}`);
        expect(page.totalItems).toBe(5);
        ids.push(...page.items.map((each: OpenDelivery) => each.id));
        cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      } while (cursor);
      expect(ids).toEqual(['5', '4', '3', '2', '1']);
      const { items } = await ask(`${deliveries}?state=set-aside`);
      expect(items).toMatchObject([{ id: 'other' }]);
      expect(await ask(`${deliveries}?state=pending`)).toEqual({
        items: [],
        totalItems: 0,
      });
    });

    it('say of which repository they speak, why they were not applied, and what they said', async () => {
      await delivery('1');
      await delivery('2', {
        event: 'broken',
        received_at: at(1),
        reason: null,
      });
      const known = {
        ...key('1'),
        event: 'facts',
        repository: 'fake.example/Acme/Shop',
        receivedAt: at(590),
        tries: 5,
        reason: 'It breaks.',
      };
      expect((await ask(deliveries)).items).toEqual([
        known,
        { ...key('2'), event: 'broken', receivedAt: at(1), tries: 5 },
      ]);
      expect(await ask(`${deliveries}/fake/1/1`)).toEqual({
        ...known,
        state: 'parked',
        payload: { repository: aRepository(), runs: [aRun()] },
      });
      const { error } = await ask(`${deliveries}/fake/1/none`, { status: 404 });
      expect(error.message).toMatch(/no delivery none of the hook 1 of fake/);
    });

    it('that are retried are applied, each with all its tries', async () => {
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
      await delivery('1');
      await delivery('2', { state: 'set-aside' });
      await delivery('3');
      await delivery('4', { state: 'applied', applied_at: at(1) });
      expect(
        await ask(`${deliveries}/retry`, {
          body: { keys: ['1', '2', '4', 'none'].map(key) },
        }),
      ).toEqual({ retried: 2 });
      expect(collecting.applyNow).toHaveBeenCalledTimes(1);
      expect(await knex('deliveries').where({ id: '1' }).first()).toMatchObject(
        { state: 'pending', tries: 0, reason: null },
      );

      await (await createCollecting(knex)).collecting.settle();
      expect(await states()).toEqual({
        1: 'applied',
        2: 'applied',
        3: 'parked',
        4: 'applied',
      });
      expect((await dumpFacts(knex)).runs).toHaveLength(1);
    });

    it('are retried all that are parked, and nothing else', async () => {
      await delivery('1');
      await delivery('2');
      await delivery('3', { state: 'set-aside' });
      const all = { body: { all: 'parked' } };
      expect(await ask(`${deliveries}/retry`, all)).toEqual({ retried: 2 });
      expect(await ask(`${deliveries}/retry`, all)).toEqual({ retried: 0 });
      expect(await states()).toEqual({
        1: 'pending',
        2: 'pending',
        3: 'set-aside',
      });
      expect(collecting.applyNow).toHaveBeenCalledTimes(1);
    });

    it('are set aside with who did so, and why; only once, and only parked ones', async () => {
      await delivery('1');
      const body = { key: key('1'), reason: ' A test of the hook. ' };
      await ask(`${deliveries}/set-aside`, { body, status: 204 });
      expect((await ask(`${deliveries}?state=set-aside`)).items).toMatchObject([
        { id: '1', reason: `${ada}: A test of the hook.` },
      ]);
      const again = await ask(`${deliveries}/set-aside`, { body, status: 409 });
      expect(again.error.message).toMatch(/not parked but set-aside/);
      await ask(`${deliveries}/set-aside`, {
        body: { ...body, key: key('none') },
        status: 404,
      });
    });
  });

  describe('the backfill', () => {
    it('reads nothing for the first time while it is paused, and everything else', async () => {
      const fresh = await createCollecting(knex, { source, minutes: 600 });
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
      await ask('/operations/backfill', { body: { paused: true } });
      await fresh.collecting.settle();
      const completeUpTo = async () =>
        (await knex('repositories').first()).complete_up_to;
      expect(await completeUpTo()).toBeNull();

      await ask('/operations/backfill', { body: { paused: false } });
      expect(collecting.lookNow).toHaveBeenCalledTimes(1);
      await fresh.collecting.settle();
      expect(await completeUpTo()).toBe(at(600));

      await ask('/operations/backfill', { body: { paused: true } });
      fresh.clock.minutes = 700;
      await fresh.collecting.settle();
      expect(await completeUpTo()).toBe(at(700));
    });

    it('says who paused it, and since when, whoever says so again', async () => {
      const pause = (paused: boolean) =>
        ask('/operations/backfill', { body: { paused } });
      expect(await pause(true)).toEqual({
        paused: true,
        by: ada,
        at: at(600),
        done: 0,
        all: 0,
      });
      now = at(610);
      expect(await pause(true)).toMatchObject({ paused: true, at: at(600) });
      expect(await pause(false)).toMatchObject({ paused: false, at: at(610) });
      expect((await ask('/operations')).backfill).toMatchObject({
        paused: false,
        by: ada,
      });
    });
  });

  describe('repositories', () => {
    beforeEach(async () => {
      await repository('current', { complete_up_to: at(599) });
      await repository('later', { complete_up_to: at(501) });
      await repository('late', {
        complete_up_to: at(500),
        error: 'It is away.',
        leased_until: at(601),
      });
      await repository('unread', {});
      await repository('nowhere', 'not found', { error: 'It was not found.' });
      await repository('failing', {
        complete_up_to: at(590),
        error: 'It is away.',
      });
    });

    async function names(query = '') {
      const page = await ask(`${repositories}${query}`);
      expect(page.totalItems).toBe(page.items.length);
      return page.items.map(({ slug }: CollectedRepository) => slug.slice(5));
    }

    it('are listed by what is wrong with them, the furthest behind first', async () => {
      expect(await names('?state=late')).toEqual(['late', 'later']);
      expect(await names('?state=failing')).toEqual([
        'nowhere',
        'late',
        'failing',
      ]);
      expect(await names('?state=unread')).toEqual(['nowhere', 'unread']);
      expect(await names()).toEqual([
        'nowhere',
        'unread',
        'late',
        'later',
        'failing',
      ]);
    });

    it('come page by page', async () => {
      const first = await ask(`${repositories}?limit=3`);
      const second = await ask(
        `${repositories}?limit=3&cursor=${first.nextCursor}`,
      );
      expect(second).toMatchObject({
        items: [{ slug: 'acme/later' }, { slug: 'acme/failing' }],
        totalItems: 5,
      });
      expect(second.nextCursor).toBeUndefined();
      await ask(`${repositories}?state=late&cursor=${first.nextCursor}`, {
        status: 400,
      });
    });

    it('say what is known of them, and for which services', async () => {
      await service('shop', 'acme/late');
      await service('checkout', 'acme/late');
      await service('lost', 'acme/nowhere');
      const { items } = await ask(`${repositories}?state=failing`);
      expect(items.slice(0, 2)).toEqual([
        {
          id: 'fake.example/acme/nowhere',
          host: 'fake.example',
          slug: 'acme/nowhere',
          error: 'It was not found.',
          nextReadAt: at(1000),
          reading: false,
          services: ['component:default/lost'],
        },
        {
          id: 'fake.example:late',
          host: 'fake.example',
          slug: 'acme/late',
          url: 'https://fake.example/acme/late',
          completeUpTo: at(500),
          error: 'It is away.',
          nextReadAt: at(1000),
          reading: true,
          services: ['component:default/checkout', 'component:default/shop'],
        },
      ]);
    });

    const read = (id: string, status = 202) =>
      ask(`${repositories}/${encodeURIComponent(id)}/read`, {
        body: {},
        status,
      });

    it('are due at once when they are asked for', async () => {
      await read('fake.example:late');
      expect(
        await knex('repositories').where('next_read_at', '<=', at(600)),
      ).toMatchObject([{ slug: 'acme/late' }]);
      await read('fake.example/acme/nowhere');
      expect(
        await knex('repository_locators')
          .where('next_read_at', '<=', at(600))
          .orderBy('slug'),
      ).toMatchObject([{ slug: 'acme/late' }, { slug: 'acme/nowhere' }]);
      expect(collecting.lookNow).toHaveBeenCalledTimes(2);
    });

    it('that no service looks for are not read', async () => {
      const { error } = await read('fake.example:none', 404);
      expect(error.message).toMatch(/No service looks for .*none/);
    });

    it('that were never read are not read while the backfill is paused', async () => {
      await ask('/operations/backfill', { body: { paused: true } });
      const { error } = await read('fake.example:unread', 409);
      expect(error.message).toMatch(/resume the backfill/);
      await read('fake.example:late');
    });
  });

  describe('who may', () => {
    const looks = [
      '/operations',
      deliveries,
      `${deliveries}/fake/1/1`,
      repositories,
    ];
    const deeds: Array<[path: string, body: object, status: number]> = [
      [`${deliveries}/set-aside`, { key: key('1'), reason: 'Known.' }, 204],
      [`${deliveries}/retry`, { all: 'parked' }, 200],
      ['/operations/backfill', { paused: true }, 200],
      [`${repositories}/fake.example%3Ashop/read`, {}, 202],
    ];
    const nobody = mockCredentials.none.header();
    const token = mockCredentials.service.header();
    const person = (ref: string) => mockCredentials.user.header(ref);

    beforeEach(async () => {
      await delivery('1');
      await repository('shop', { complete_up_to: at(1) });
    });

    async function expectAnswers(
      who: string,
      expected: { look: number; act: number },
      of?: AnsweringBackend,
    ) {
      const sentences = [];
      for (const path of looks) {
        const options = { who, status: expected.look, of };
        sentences.push((await ask(path, options)).error?.message);
      }
      for (const [path, body] of deeds) {
        const options = { who, body, status: expected.act, of };
        sentences.push((await ask(path, options)).error?.message);
      }
      expect(await knex('collection_settings')).toEqual([]);
      expect(await states()).toEqual({ 1: 'parked' });
      return sentences;
    }

    it('is not whoever is not signed in', async () => {
      await expectAnswers(nobody, { look: 401, act: 401 });
    });

    it('is by looking a service, and by acting only a person', async () => {
      const sentences = await expectAnswers(token, { look: 200, act: 403 });
      expect(sentences.slice(looks.length)).toEqual(
        deeds.map(() => expect.stringMatching(/Only a person/)),
      );
    });

    it('is whom the policy lets, told by name which permission is missing', async () => {
      expect(
        await expectAnswers(person(stranger), { look: 403, act: 403 }),
      ).toEqual([
        ...looks.map(() =>
          expect.stringContaining(`(${ciOperationsReadPermission.name})`),
        ),
        ...deeds.map(() =>
          expect.stringContaining(`(${ciOperationsUpdatePermission.name})`),
        ),
      ]);
      await expectAnswers(person(visitor), { look: 200, act: 403 });
    });

    it('is nobody while permissions are off, unless the configuration says so', async () => {
      const without = await start({});
      const open = await start({ ci: { allowWithoutPermissions: true } });
      try {
        const sentences = await expectAnswers(
          person(ada),
          { look: 403, act: 403 },
          without,
        );
        for (const sentence of sentences) expect(sentence).toMatch(off);
        await ask('/operations', { who: person(ada), of: open });
        await ask('/operations/backfill', {
          body: { paused: true },
          who: person(ada),
          of: open,
        });
      } finally {
        await without.stop();
        await open.stop();
      }
    });

    it('leaves an audit event of each deed, and of each refusal', async () => {
      const [, [retry, all]] = deeds;
      await ask(retry, { body: all, who: person(visitor), status: 403 });
      await delivery('2');
      for (const [path, body, status] of deeds)
        await ask(path, { body, status });
      expect(audited).toEqual([
        {
          eventId: 'operations-deliveries-retry',
          meta: { all: 'parked' },
          ended: expect.stringContaining('do not let you'),
        },
        {
          eventId: 'operations-deliveries-set-aside',
          meta: { key: key('1'), reason: 'Known.' },
          ended: 'success',
        },
        {
          eventId: 'operations-deliveries-retry',
          meta: { all: 'parked', retried: 1 },
          ended: 'success',
        },
        {
          eventId: 'operations-backfill',
          meta: { paused: true },
          ended: 'success',
        },
        {
          eventId: 'operations-repository-read',
          meta: { repository: 'fake.example:shop' },
          ended: 'success',
        },
      ]);
    });
  });

  const mistakes: Array<[path: string, body: object | undefined, RegExp]> = [
    ['/operations?x=1', undefined, /'x' is not known/],
    [
      `${deliveries}?state=applied`,
      undefined,
      /'state' is 'applied': .*parked, set-aside, pending/,
    ],
    [`${deliveries}?cursor=e30`, undefined, /'cursor' is not one/],
    [`${deliveries}/fake/1/%00`, undefined, /'id' .* NUL/],
    [
      `${repositories}?state=fine`,
      undefined,
      /'state' is 'fine': .*late, failing, unread/,
    ],
    [`${repositories}?limit=0`, undefined, /'limit' is '0'/],
    [`${deliveries}/retry`, {}, /'keys' is missing: .* list of 1 to 200/],
    [
      `${deliveries}/retry`,
      { keys: [] },
      /'keys' is \[\]: .* list of 1 to 200/,
    ],
    [
      `${deliveries}/retry`,
      { all: 'parked', keys: [key('1')] },
      /'keys' .* left out/,
    ],
    [
      `${deliveries}/retry`,
      { all: 'pending' },
      /'all' is "pending": .*'parked'/,
    ],
    [
      `${deliveries}/retry`,
      { keys: [{ source: 'fake', hook: '1' }] },
      /'keys.0.id' is missing/,
    ],
    [
      `${deliveries}/retry`,
      { keys: ['1'] },
      /'keys.0' is "1": .*source, hook, id/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('1') },
      /'reason' is missing: .*why/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('1'), reason: '  ' },
      /'reason' is "  "/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('\0'), reason: 'x' },
      /'key.id' is "\\u0000"/,
    ],
    [
      `${deliveries}/set-aside`,
      { reason: 'x' },
      /'key' is missing: .*source, hook, id/,
    ],
    [
      '/operations/backfill',
      { paused: 'yes' },
      /'paused' is "yes": .* true or false/,
    ],
    ['/operations/backfill', [] as object, /has to be a JSON object/],
    [`${repositories}/%00/read`, {}, /'id' .* NUL/],
    [`${repositories}/x/read?force=1`, {}, /'force' is not known/],
  ];
  it.each(mistakes)('refuses %s with %j', async (path, body, sentence) => {
    const { error } = await ask(path, { body, status: 400 });
    expect(error.message).toMatch(sentence);
    expect(audited).toEqual([]);
  });
});
