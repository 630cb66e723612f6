import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { say } from '@mainline/backstage-plugin-ci-common';
import type { CollectedRepository } from '@mainline/backstage-plugin-ci-common';
import { at } from '../__testUtils__';
import {
  OperatedPortal,
  repositories,
  visitor,
} from './__testUtils__/OperatedPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  const portal = OperatedPortal.on(databases, databaseId);

  async function service(name: string, slug: string) {
    await portal.knex('services').insert({
      entity_ref: `component:default/${name}`,
      name,
      mapping: '{}',
      host: 'fake.example',
      slug_key: slug,
    });
  }

  describe('repositories', () => {
    beforeEach(async () => {
      await portal.repository('current', { complete_up_to: at(599) });
      await portal.repository('later', { complete_up_to: at(501) });
      await portal.repository('late', {
        complete_up_to: at(500),
        error: 'It is away.',
        leased_until: at(601),
      });
      await portal.repository('unread', {});
      await portal.repository('nowhere', 'not found', {
        error: 'It was not found.',
      });
      await portal.repository('failing', {
        complete_up_to: at(590),
        error: 'It is away.',
      });
    });

    async function names(query = '') {
      const page = await portal.ask(`${repositories}${query}`);
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
      const first = await portal.ask(`${repositories}?limit=3`);
      const second = await portal.ask(
        `${repositories}?limit=3&cursor=${first.nextCursor}`,
      );
      expect(second).toMatchObject({
        items: [{ slug: 'acme/later' }, { slug: 'acme/failing' }],
        totalItems: 5,
      });
      expect(second.nextCursor).toBeUndefined();
      await portal.ask(
        `${repositories}?state=late&cursor=${first.nextCursor}`,
        {
          status: 400,
        },
      );
    });

    it('say what is known of them, and for which services', async () => {
      await service('shop', 'acme/late');
      await service('checkout', 'acme/late');
      await service('lost', 'acme/nowhere');
      const { items } = await portal.ask(`${repositories}?state=failing`);
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

    const away = say('github.renewToken');
    const gone = say('github.notThere', { repository: 'acme/late' });
    const columnsOf = ({ sentence, messages }: typeof away) => ({
      error: sentence,
      error_messages: JSON.stringify(messages),
    });

    it.each<
      [string, Record<string, string>, Array<Record<string, string>>, unknown]
    >([
      [
        'of the repository',
        columnsOf(away),
        [columnsOf(gone)],
        { error: away.sentence, errorMessages: away.messages },
      ],
      [
        'of the repository, which is only a sentence',
        { error: 'It is away.' },
        [columnsOf(gone)],
        { error: 'It is away.', errorMessages: undefined },
      ],
      [
        'of the name',
        {},
        [columnsOf(gone)],
        { error: gone.sentence, errorMessages: gone.messages },
      ],
      [
        'of two names that stand for it, the same',
        {},
        [columnsOf(gone), columnsOf(gone)],
        { error: gone.sentence, errorMessages: gone.messages },
      ],
      [
        'of one of two names',
        {},
        [columnsOf(gone), columnsOf(away)],
        { error: away.sentence, errorMessages: undefined },
      ],
    ])('say in messages, too, what is in the way %s', async (...row) => {
      const [, ofRepository, ofNames, expected] = row;
      await portal
        .knex('repositories')
        .where({ id: 'fake.example:late' })
        .update({ error: null, ...ofRepository });
      for (const [index, columns] of ofNames.entries()) {
        await portal
          .knex('repository_locators')
          .insert({
            host: 'fake.example',
            slug: `acme/late${index || ''}`,
            slug_key: `acme/late${index || ''}`,
            repository_id: 'fake.example:late',
            next_read_at: at(1000),
            ...columns,
          })
          .onConflict(['host', 'slug_key'])
          .merge();
      }
      const { items } = await portal.ask(`${repositories}?state=late`);
      const { error, errorMessages } = items[0];
      expect({ error, errorMessages }).toEqual(expected);
    });

    it('name no service that the reader does not see', async () => {
      await service('shop', 'acme/late');
      const { items } = await portal.ask(`${repositories}?state=late`, {
        who: mockCredentials.user.header(visitor),
      });
      expect(items[0]).toMatchObject({ slug: 'acme/late', services: [] });
    });

    const read = (id: string, status = 202) =>
      portal.ask(`${repositories}/${encodeURIComponent(id)}/read`, {
        body: {},
        status,
      });

    it('are due at once when they are asked for', async () => {
      await read('fake.example:late');
      expect(
        await portal.knex('repositories').where('next_read_at', '<=', at(600)),
      ).toMatchObject([{ slug: 'acme/late' }]);
      await read('fake.example/acme/nowhere');
      expect(
        await portal
          .knex('repository_locators')
          .where('next_read_at', '<=', at(600))
          .orderBy('slug'),
      ).toMatchObject([{ slug: 'acme/late' }, { slug: 'acme/nowhere' }]);
      expect(portal.collecting.lookNow).toHaveBeenCalledTimes(2);
    });

    it('that no service looks for are not read', async () => {
      const { error } = await read('fake.example:none', 404);
      expect(error.message).toMatch(/No service looks for .*none/);
    });

    it('are read though the reading of history is paused', async () => {
      await portal.ask('/operations/backfill', { body: { paused: true } });
      await read('fake.example:unread');
      expect(portal.collecting.lookNow).toHaveBeenCalledTimes(1);
    });
  });
});
