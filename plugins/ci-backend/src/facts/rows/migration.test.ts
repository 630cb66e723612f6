import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { at, testDatabases } from '../../__testUtils__';
import { migrated } from '../../__testUtils__/migrated';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@mainline/backstage-plugin-ci-backend',
  'migrations',
);
const name = '20261128221000_error_messages.js';

describe.each(testDatabases().eachSupportedId())(
  'the migration to messages of errors, on %s',
  id => {
    const databases = testDatabases();

    it('keeps what was told as a sentence, there and back', async () => {
      const knex = await migrated(await databases.init(id));
      await knex.migrate.down({ directory, name });
      const row = {
        host: 'fake.example',
        slug: 'acme/shop',
        next_read_at: at(0),
        error: 'It is away.',
      };
      await knex('repository_locators').insert({
        ...row,
        slug_key: 'acme/shop',
      });
      await knex('repositories').insert({
        ...row,
        id: 'fake.example:1',
        url: 'https://fake.example/acme/shop',
        default_branch: 'main',
      });
      const tables = ['repository_locators', 'repositories'];

      await knex.migrate.up({ directory, name });
      for (const table of tables) {
        expect(await knex(table).select('error', 'error_messages')).toEqual([
          { error: 'It is away.', error_messages: null },
        ]);
        await knex(table).update({ error_messages: '[]' });
      }

      await knex.migrate.down({ directory, name });
      for (const table of tables) {
        const [stored] = await knex(table).select();
        expect(stored).toMatchObject({ error: 'It is away.' });
        expect(stored).not.toHaveProperty('error_messages');
      }
    });
  },
);
