import type { Knex } from 'knex';
import { testDatabases } from '../testing';
import { readTogether } from './readTogether';

jest.setTimeout(60_000);

interface Fruit {
  id: number;
  name: string | null;
  ripe: boolean | number | null;
}

describe.each(testDatabases().eachSupportedId())('reads on %s', id => {
  const databases = testDatabases();
  const isPostgres = id !== 'SQLITE_3';
  let knex: Knex;
  let statements = 0;

  const apples = [
    { id: 1, name: 'Reinette "de Caux"?', ripe: true },
    { id: 2, name: '사과\\\n\u2028', ripe: false },
    { id: 3, name: null, ripe: null },
  ];

  beforeAll(async () => {
    knex = await databases.init(id);
    for (const table of ['apples', 'pears']) {
      await knex.schema.createTable(table, columns => {
        columns.integer('id').primary();
        columns.text('name').nullable();
        columns.boolean('ripe').nullable();
      });
    }
    await knex('apples').insert(apples);
    await knex('pears').insert({ id: 7, name: 'Bosc', ripe: true });
    knex.on('query', () => {
      statements += 1;
    });
  });

  beforeEach(() => {
    statements = 0;
  });

  const asStored = (fruits: Fruit[]) =>
    fruits.map(fruit => ({
      ...fruit,
      ripe: fruit.ripe === null ? null : Boolean(fruit.ripe),
    }));

  it('give what each alone would give, in one statement where the database can', async () => {
    const read = await readTogether<{ apples: Fruit; pears: Fruit }>(knex, {
      apples: [knex('apples').orderBy('id').select('*')],
      pears: [knex('pears').where('name', 'Bosc').select('*')],
    });
    expect(asStored(read.apples)).toEqual(apples);
    expect(asStored(read.pears)).toEqual([{ id: 7, name: 'Bosc', ripe: true }]);
    expect(statements).toBe(isPostgres ? 1 : 2);
  });

  it('give the rows of several queries of a kind one after the other', async () => {
    const { apples: read } = await readTogether<{ apples: Fruit }>(knex, {
      apples: [3, 1, 9].map(n => knex('apples').where('id', n).select('*')),
    });
    expect(read.map(apple => apple.id)).toEqual([3, 1]);
  });

  it('ask nothing where there is nothing to ask', async () => {
    expect(await readTogether(knex, { apples: [], pears: [] })).toEqual({
      apples: [],
      pears: [],
    });
    expect(statements).toBe(0);
  });

  it('take queries that begin with a table of their own', async () => {
    const { pears } = await readTogether<{ pears: Fruit }>(knex, {
      pears: [
        knex
          .with('wanted', ['name'], knex.raw('values (?), (?)', ['Bosc', '?']))
          .select('pears.*')
          .from('pears')
          .join('wanted', 'wanted.name', 'pears.name'),
      ],
    });
    expect(pears.map(pear => pear.id)).toEqual([7]);
  });

  it('ask for much on its own', async () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => n);
    const read = await readTogether<{ apples: Fruit; pears: Fruit }>(knex, {
      apples: [
        knex('apples').whereIn('id', [1, 2]).select('*'),
        knex('apples').whereIn('id', [3]).select('*'),
        knex('apples').whereIn('id', ids).orderBy('id').select('*'),
      ],
      pears: [knex('pears').whereIn('id', ids).select('*')],
    });
    expect(asStored(read.apples)).toEqual([...apples, ...apples]);
    expect(read.pears).toHaveLength(1);
    expect(statements).toBe(isPostgres ? 3 : 4);
  });

  it('say what went wrong', async () => {
    await expect(
      readTogether(knex, {
        apples: [knex('apples').select('*')],
        plums: [knex('plums').select('*')],
      }),
    ).rejects.toThrow(/plums/);
  });
});
