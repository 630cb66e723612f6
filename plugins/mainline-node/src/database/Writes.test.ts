import type { Knex } from 'knex';
import { testDatabases } from '../testing';
import { transact } from './transact';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())('writes on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  let statements: string[];

  beforeAll(async () => {
    knex = await databases.init(id);
    for (const table of ['apples', 'pears']) {
      await knex.schema.createTable(table, columns => {
        columns.integer('id').primary();
        columns.text('name').notNullable();
        columns.boolean('ripe').nullable();
      });
    }
    knex.on('query', ({ sql }: { sql: string }) => {
      if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) statements.push(sql);
    });
  });

  beforeEach(async () => {
    statements = [];
    await knex('apples').delete();
    await knex('pears').delete();
    await knex('apples').insert({ id: 1, name: 'Reinette' });
    statements = [];
  });

  const names = (table: string) => knex(table).orderBy('id').pluck('name');

  it('are sent by the end of the transaction, together where the database can', async () => {
    await transact(knex, async (tx, writes) => {
      await writes.add(
        'pears',
        tx('pears').insert([
          { id: 1, name: 'Conference?', ripe: true },
          { id: 2, name: "Bosc's", ripe: null },
        ]),
      );
      await writes.add('apples', tx('apples').update({ name: 'Boskoop' }));
      expect(statements).toEqual([]);
    });
    expect(statements).toHaveLength(id === 'SQLITE_3' ? 2 : 1);
    expect(await names('pears')).toEqual(['Conference?', "Bosc's"]);
    expect(await names('apples')).toEqual(['Boskoop']);
    expect(Boolean((await knex('pears').first()).ripe)).toBe(true);
  });

  it('takes those that begin with a table of their own', async () => {
    await transact(knex, async (tx, writes) => {
      for (const table of ['apples', 'pears']) {
        await writes.add(
          table,
          tx.raw(
            `with given (id, name) as (values (7, ?)) insert into ${table} (id, name) select id, name from given`,
            ['Unknown'],
          ),
        );
      }
    });
    expect(await names('apples')).toEqual(['Reinette', 'Unknown']);
    expect(await names('pears')).toEqual(['Unknown']);
  });

  it('are sent one after the other where they are of one table', async () => {
    await transact(knex, async (tx, writes) => {
      await writes.add('pears', tx('pears').insert({ id: 1, name: 'a' }));
      await writes.add('pears', tx('pears').update({ name: 'b' }));
      await writes.add('pears', tx('pears').update({ name: 'c' }));
    });
    expect(await names('pears')).toEqual(['c']);
  });

  it('are seen once they were sent', async () => {
    await transact(knex, async (tx, writes) => {
      await writes.add('apples', tx('apples').update({ name: 'Boskoop' }));
      expect(await tx('apples').pluck('name')).toEqual(['Reinette']);
      await writes.send();
      expect(await tx('apples').pluck('name')).toEqual(['Boskoop']);
    });
    expect(statements).toHaveLength(3);
  });

  it('are sent before they are more than a statement takes', async () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => n);
    await transact(knex, async (tx, writes) => {
      for (const table of ['apples', 'pears', 'apples', 'pears']) {
        const named = tx(table).whereIn('id', ids);
        await writes.add(`${table} once more`, named.update({ name: '?' }));
        await writes.add(table, tx(table).whereIn('id', ids).delete());
      }
    });
    expect(await names('apples')).toEqual([]);
  });

  it('leave nothing where one of them fails', async () => {
    const failing = transact(knex, async (tx, writes) => {
      await writes.add('apples', tx('apples').update({ name: 'Boskoop' }));
      await writes.add('pears', tx('pears').insert({ id: 1 }));
    });
    await expect(failing).rejects.toThrow(/null/i);
    expect(await names('apples')).toEqual(['Reinette']);
  });
});
