import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ServicesPage,
  ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { migrated } from '../../__testUtils__/migrated';
import { listServices } from './listServices';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const lateBefore = '2026-03-02T12:00:00.000Z';
const instants = [
  null,
  '2026-03-01T00:00:00.000Z',
  lateBefore,
  '2026-03-03T00:00:00.000Z',
];

/** Every way in which a repository can be behind, with services of it in several states. */
const repositories = instants.flatMap(completeUpTo =>
  instants.flatMap(freshUntil =>
    [true, false].map(archived => ({ completeUpTo, freshUntil, archived })),
  ),
);

describe.each(databases.eachSupportedId())('countServices on %s', id => {
  let knex: Knex;
  const refs: string[] = [];

  const insertService = async (
    name: string,
    state: string,
    repository?: string,
  ) => {
    const ref = `component:default/${name}`;
    refs.push(ref);
    await knex('services').insert({
      entity_ref: ref,
      name,
      mapping: '{}',
    });
    await knex('service_health').insert({
      entity_ref: ref,
      name_key: name,
      search_key: name,
      attention_key: name,
      repository_id: repository ?? null,
      state,
      flaky: state === 'failing',
      document: JSON.stringify({ service: { entityRef: ref, name }, state }),
    });
  };

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
    for (const [index, each] of repositories.entries()) {
      const repository = `github.com:${index}`;
      await knex('repositories').insert({
        id: repository,
        host: 'github.com',
        slug: `acme/r${index}`,
        url: `https://github.com/acme/r${index}`,
        default_branch: 'main',
        next_read_at: lateBefore,
        archived: each.archived,
        complete_up_to: each.completeUpTo,
        fresh_until: each.freshUntil,
        error: index % 5 === 0 ? 'It is gone.' : null,
      });
      await insertService(`a${index}`, 'passing', repository);
      if (index % 3 === 0) {
        await insertService(`b${index}`, 'failing', repository);
      }
    }
    await insertService('unmapped', 'unmapped');
    await insertService('unlinked', 'no-build');
  });

  it.each([
    ['all', () => 'all' as const],
    ['all of them by name', () => refs],
    ['every second one', () => refs.filter((_, index) => index % 2 === 0)],
    ['none', () => []],
  ])('counts what the rows say of a reader who may see %s', async (_, see) => {
    const list = async (query: ServicesQuery): Promise<ServicesPage> =>
      JSON.parse(
        await listServices(
          knex,
          { limit: 200, ...query },
          { visible: see(), lateBefore },
        ),
      );
    const { items, counts, completeUpTo, totalItems } = await list({});
    const count = (is: (item: (typeof items)[number]) => boolean) =>
      items.filter(is).length;
    expect({ counts, completeUpTo, totalItems }).toEqual({
      counts: {
        failing: count(({ state }) => state === 'failing'),
        passing: count(({ state }) => state === 'passing'),
        'no-build': count(({ state }) => state === 'no-build'),
        unmapped: count(({ state }) => state === 'unmapped'),
        flaky: count(({ state }) => state === 'failing'),
        late: count(({ late }) => late === true),
        unread: count(
          ({ state, completeUpTo: upTo }) =>
            state !== 'unmapped' && upTo === undefined,
        ),
        unreadable: count(
          ({ completeUpTo: upTo, sourceError }) =>
            upTo === undefined && sourceError !== undefined,
        ),
        all: items.length,
      },
      completeUpTo: items.flatMap(item => item.completeUpTo ?? []).sort()[0],
      totalItems: items.length,
    });
    for (const late of [true, false]) {
      const found = await list({ late });
      expect(found.items).toEqual(
        items.filter(item => Boolean(item.late) === late),
      );
    }
  });
});
