import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { at, testDatabases } from '../__testUtils__';
import { migrated } from '../__testUtils__/migrated';
import { appendChanges, readChanges } from '.';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@mainline/backstage-plugin-ci-backend',
  'migrations',
);
const placing = '20261128000700_place_changes.js';

/** Undoes migrations, the newest first, to this one. */
async function undo(knex: Knex, name: string) {
  let undone: string;
  do {
    ({ name: undone } = await knex('knex_migrations')
      .orderBy('id', 'desc')
      .first('name'));
    await knex.migrate.down({ directory });
  } while (undone !== name);
}

describe.each(testDatabases().eachSupportedId())(
  'the migration to changes that are placed later, on %s',
  id => {
    const databases = testDatabases();

    it('keeps what was told, there and back, and goes on behind it', async () => {
      const knex = await migrated(await databases.init(id));
      await undo(knex, placing);
      const [a, b] = ['a', 'b'].map((ref, n) => ({
        position: n + 1,
        kind: 'run',
        ref,
        at: at(n),
      }));
      await knex('changes').insert([b, a]);
      await knex('feed_head').update({ position: 2 });

      await knex.migrate.latest({ directory });
      const changes = [{ kind: 'run' as const, ref: 'c' }];
      await transact(knex, (tx, writes) =>
        appendChanges({ tx, writes, changes, at: at(2) }),
      );
      const { items } = await readChanges({ knex, after: '0', limit: 10 });
      expect(items.map(({ position, ref }) => `${position} ${ref}`)).toEqual([
        '1 a',
        '2 b',
        '3 c',
      ]);

      await undo(knex, placing);
      expect(await knex('changes').orderBy('position').pluck('ref')).toEqual([
        'a',
        'b',
        'c',
      ]);
    });
  },
);
