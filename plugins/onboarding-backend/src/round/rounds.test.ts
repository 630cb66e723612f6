import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ChecklistProgress } from '@mainline/backstage-plugin-onboarding-common';
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
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
const day = (number: number) =>
  `2026-11-${String(number).padStart(2, '0')}T09:00:00.000Z`;
const names = Array.from({ length: 450 }, (_, number) => `service-${number}`);

function aCheck(
  id: string,
  check: OnboardingCheck['check'],
): OnboardingCheck & { checklist: object } {
  return { id, check, checklist: { name: id, title: id, check: id } };
}

function eventsMock(subscribe: EventsService['subscribe']) {
  return createServiceFactory({
    service: eventsServiceRef,
    deps: {},
    factory: () => ({ publish: async () => {}, subscribe }),
  });
}

async function progressOf(
  backend: OnboardingBackend,
  name = 'catalog',
): Promise<ChecklistProgress> {
  const { body } = await request(backend.server).get(
    `/api/onboarding/services/component/default/${name}`,
  );
  expect(body).toHaveProperty('checklists');
  return body.checklists[0].progress;
}
const statesOf = ({ items }: ChecklistProgress) =>
  Object.fromEntries(items.map(({ item, state }) => [item, state]));

describe.each(databases.eachSupportedId())('a round on %s', databaseId => {
  let backend: OnboardingBackend | undefined;
  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });
  async function start(
    options: Partial<Parameters<typeof startOnboarding>[0]> = {},
  ) {
    backend = await startOnboarding({
      knex: await databases.init(databaseId),
      ...options,
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
        ...(options.features ?? []),
      ],
    });
    backend.ci.health = [aHealth('catalog')];
    backend.delivery.rows = [aRow('catalog')];
    return backend;
  }

  it('checks 450 services with a handful of requests, and writes nothing anew when nothing is new', async () => {
    const started = await start({
      entities: [...names.map(name => aComponent(name)), aGroup('storefront')],
    });
    const { ci, delivery, onboarding, signals, knex } = started;
    ci.health = names.map(name => aHealth(name));
    delivery.rows = names.map(name => aRow(name));
    const before = started.catalogRequests();
    await onboarding.check();

    expect({
      ci: ci.requests,
      delivery: delivery.requests,
      catalog: started.catalogRequests() - before,
    }).toEqual({ ci: 3, delivery: 3, catalog: 3 });
    expect(new Set(signals.flat()).size).toBe(450);
    const [{ count }] = await knex('progress')
      .where('rank', -1)
      .count({ count: '*' });
    expect(Number(count)).toBe(450);

    signals.length = 0;
    started.clock.now = day(11);
    await onboarding.check();
    expect(signals).toEqual([]);
    expect(await progressOf(started, 'service-449')).toMatchObject({
      checkedAt: day(11),
      items: expect.arrayContaining([
        expect.objectContaining({ item: 'mainline-built', since: day(10) }),
      ]),
    });
  });

  it('goes on without ci, keeps what was known, and finds it again', async () => {
    const { ci, delivery, onboarding, clock } = await start();
    await onboarding.check();
    clock.now = day(11);
    ci.failure = Object.assign(new Error('connect ECONNREFUSED'), {});
    delivery.rows = [aRow('catalog', { cells: [{ environment: 'uat' }] })];
    await onboarding.check();

    const away = await progressOf(backend!);
    expect(statesOf(away)).toMatchObject({
      'mainline-built': 'cannot-tell',
      'owner-exists': 'done',
      'deployed-once': 'open',
    });
    expect(away.items[2]).toMatchObject({
      result: { sentence: 'The ci plugin does not answer at present.' },
      lastKnown: { state: 'done', since: day(10) },
    });

    clock.now = day(12);
    ci.failure = undefined;
    await onboarding.check();
    expect((await progressOf(backend!)).items[2]).toMatchObject({
      state: 'done',
      since: day(10),
    });
  });

  it('says that delivery is not installed', async () => {
    const { delivery, onboarding } = await start();
    delivery.failure = Object.assign(new Error('Not found'), {
      statusCode: 404,
    });
    await onboarding.check();
    const { items } = await progressOf(backend!);
    const notInstalled = {
      state: 'cannot-tell',
      sentence: 'The delivery plugin is not installed here.',
      messages: [
        { key: 'plugin.notInstalled', values: { plugin: 'delivery' } },
      ],
    };
    expect(items.slice(5, 7).map(({ result }) => result)).toEqual([
      notInstalled,
      notInstalled,
    ]);
    expect(items[2].state).toBe('done');
  });

  it('is not lost to a check that throws, answers late, or says nothing', async () => {
    const checks = [
      aCheck('acme.throws', () => {
        throw new Error('at once');
      }),
      aCheck('acme.rejects', async () => {
        throw new Error('SQL says: secret');
      }),
      aCheck('acme.hangs', () => new Promise(() => {})),
      aCheck('acme.silent', async () => new Map()),
      aCheck(
        'acme.fine',
        async services =>
          new Map(
            services.map(({ entityRef, name }) => [
              entityRef,
              { state: 'done', sentence: `${name} is fine.` },
            ]),
          ),
      ),
    ];
    const { onboarding } = await start({
      checks,
      checkTimeoutMs: 50,
      config: {
        onboarding: {
          checklists: [
            {
              name: 'service-joins',
              title: 'Ours',
              items: checks.map(({ id }) => ({
                name: id.replace('.', '-'),
                title: id,
                check: id,
              })),
            },
          ],
        },
      },
    });
    await onboarding.check();
    const { items } = await progressOf(backend!);
    expect(items.map(({ result }) => result?.sentence)).toEqual([
      'The check acme.throws failed; the log of the backend says why.',
      'The check acme.rejects failed; the log of the backend says why.',
      'The check acme.hangs did not answer within 1 seconds.',
      'The check acme.silent said nothing of it.',
      'catalog is fine.',
    ]);
    expect(items.map(({ result }) => result?.messages)).toEqual([
      [{ key: 'round.failed', values: { check: 'acme.throws' } }],
      [{ key: 'round.failed', values: { check: 'acme.rejects' } }],
      [
        {
          key: 'round.late',
          values: { check: 'acme.hangs', seconds: '1' },
        },
      ],
      [{ key: 'round.silent', values: { check: 'acme.silent' } }],
      undefined,
    ]);
  });

  it('lets the later of two rounds stand, whichever writes last', async () => {
    const { onboarding, clock, ci } = await start();
    clock.now = day(12);
    await onboarding.check();
    clock.now = day(11);
    ci.health = [aHealth('catalog', { webhookSince: undefined })];
    await onboarding.check();
    expect(statesOf(await progressOf(backend!))).toMatchObject({
      'webhook-arrived': 'done',
    });
  });

  it('never writes over what a person confirms meanwhile', async () => {
    const { onboarding, server } = await start();
    await onboarding.check();
    const path =
      '/api/onboarding/services/component/default/catalog/checklists/service-joins/items/ready-for-the-night/confirmation';
    for (let time = 0; time < 5; time += 1) {
      await Promise.all([
        onboarding.check(),
        time % 2 === 0
          ? request(server).put(path).send({})
          : request(server).delete(path),
        onboarding.check(),
      ]);
      expect(statesOf(await progressOf(backend!))['ready-for-the-night']).toBe(
        time % 2 === 0 ? 'done' : 'open',
      );
    }
  });

  it('is scheduled, and comes soon after ci told of changes', async () => {
    const events: Array<() => Promise<void>> = [];
    const { onboarding, tasks, ci } = await start({
      config: { onboarding: { checks: { afterChange: { milliseconds: 1 } } } },
      features: [
        eventsMock(async ({ topics, onEvent }) => {
          expect(topics).toEqual(['mainline.ci.changes']);
          events.push(() => onEvent({ topic: topics[0], eventPayload: {} }));
        }),
      ],
    });
    await onboarding.start();
    expect([...tasks.keys()]).toEqual(['onboarding-check-services']);
    // The one after the start.
    await settled(() => ci.requests > 0);
    const before = ci.requests;
    await events[0]();
    await settled(() => ci.requests > before);
  });

  it('asks ci again soon that did not answer, or had no services yet', async () => {
    const { onboarding, ci } = await start({
      config: { onboarding: { checks: { afterChange: { milliseconds: 1 } } } },
    });
    const { health } = ci;
    ci.failure = new Error('connect ECONNREFUSED');
    await onboarding.check();
    ci.failure = undefined;
    ci.health = [];
    const before = ci.requests;
    await settled(() => ci.requests > before);
    ci.health = health;
    await settled(() => backend!.signals.length > 0);
    expect((await progressOf(backend!)).done).toBe(7);
  });

  it('migrates down to nothing', async () => {
    const { knex } = await start();
    await knex.migrate.down({
      directory: `${__dirname}/../../migrations`,
    });
    expect(await knex.schema.hasTable('progress')).toBe(false);
  });
});
