import { TestDatabases } from '@backstage/backend-test-utils';
import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/migrated';
import { minute, seedFacts } from '../__testUtils__/seedFacts';
import { syncServices } from './syncServices';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const now = new Date(minute(30));

function aService(name: string, slug?: string): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    mapping: slug
      ? {
          mapped: true,
          repository: { host: 'github.com', slug },
          from: 'project-slug',
        }
      : {
          mapped: false,
          reason: 'no-annotation',
          annotation: 'github.com/project-slug',
        },
  };
}

describe.each(databases.eachSupportedId())('syncServices on %s', databaseId => {
  let knex: Knex;
  const sync = (services: Service[]) => syncServices({ knex, services, now });
  const locators = () =>
    knex('repository_locators').orderBy('slug_key').pluck('slug_key');
  const healthVersion = async () =>
    Number((await knex('repositories').first('health_version')).health_version);

  beforeEach(async () => {
    knex = await migrated(await databases.init(databaseId));
  });

  it('adds services, and the names under which repositories are looked for', async () => {
    expect(
      await sync([
        aService('a', 'Acme/One'),
        aService('b', 'acme/one'),
        aService('c'),
      ]),
    ).toEqual({ added: 3, changed: 0, removed: 0 });
    expect(await knex('services').pluck('entity_ref')).toHaveLength(3);
    expect(
      await knex('repository_locators').select(
        'slug',
        'slug_key',
        'next_read_at',
      ),
    ).toEqual([
      {
        slug: 'Acme/One',
        slug_key: 'acme/one',
        next_read_at: now.toISOString(),
      },
    ]);
  });

  it('does nothing the second time', async () => {
    const services = [aService('a', 'acme/one'), aService('b')];
    await sync(services);
    expect(await sync(services)).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it('follows a service to another repository, and has it computed again', async () => {
    await sync([aService('a', 'acme/catalog')]);
    await seedFacts(knex, {});
    await knex('repositories').update({ health_version: 1 });
    expect(await sync([aService('a', 'acme/two')])).toMatchObject({
      changed: 1,
    });
    expect(await locators()).toEqual(['acme/two']);
    expect(await healthVersion()).toBe(-1);
  });

  it('keeps what a locator has found', async () => {
    await sync([aService('a', 'acme/catalog')]);
    await seedFacts(knex, {});
    await sync([aService('a', 'acme/catalog'), aService('b', 'acme/catalog')]);
    expect(await knex('repository_locators').pluck('repository_id')).toEqual([
      'github.com:1',
    ]);
    expect(await healthVersion()).toBe(-1);
  });

  it('removes a service with its health, and tells the feed', async () => {
    await sync([aService('a', 'acme/one'), aService('b')]);
    await knex('service_health').insert({
      entity_ref: 'component:default/a',
      name_key: 'a',
      search_key: 'a',
      state: 'no-build',
      flaky: false,
      attention_key: '3 a',
      document: '{}',
    });
    expect(await sync([aService('b')])).toMatchObject({ removed: 1 });
    expect(await knex('services').pluck('name')).toEqual(['b']);
    expect(await knex('service_health').pluck('entity_ref')).toEqual([]);
    expect(await locators()).toEqual([]);
    expect(await knex('changes').select('kind', 'ref')).toEqual([
      { kind: 'service', ref: 'component:default/a' },
    ]);
  });

  it('takes more services than one statement binds', async () => {
    const services = Array.from({ length: 450 }, (_, index) =>
      aService(`s${index}`, `acme/s${index}`),
    );
    expect(await sync(services)).toMatchObject({ added: 450 });
    expect(await sync([])).toMatchObject({ removed: 450 });
    expect(await locators()).toEqual([]);
  });
});
