import type { Knex } from 'knex';
import type { Change } from '@mainline/backstage-plugin-ci-common';
import { transact, Writes } from '@mainline/backstage-plugin-mainline-node';
import { applyFacts, repositoryToRow } from '../facts';
import {
  aRepository,
  aRun,
  at,
  clearTables,
  createCollecting,
  testDatabases,
} from '../__testUtils__';
import { appendChanges, readChanges } from '.';

jest.setTimeout(60_000);

const writers = 8;
const perWriter = 25;

describe.each(testDatabases().eachSupportedId())('the feed on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
  });

  beforeEach(() => clearTables(knex));

  /** Reads as a consumer does, while others write, until `done` and nothing is left. */
  async function follow(done: () => boolean): Promise<Change[]> {
    const read: Change[] = [];
    let position = '0';
    for (;;) {
      const last = done();
      const page = await readChanges({ knex, after: position, limit: 7 });
      read.push(...page.items);
      position = page.position;
      if (last && page.items.length === 0) return read;
    }
  }

  it('shows a reader every change of eight writers, once and in order, without a gap', async () => {
    const repositories = Array.from({ length: writers }, (_, n) =>
      aRepository({ id: `fake.example:${n}`, slug: `acme/${n}` }),
    );
    await knex('repositories').insert(
      repositories.map(fact => ({
        ...repositoryToRow(fact),
        next_read_at: at(0),
      })),
    );
    let writing = writers;
    const write = async (repositoryId: string) => {
      for (let n = 1; n <= perWriter; n++) {
        const runs = [1, 2].map(k =>
          aRun({ repositoryId, id: `${n}-${k}`, number: n }),
        );
        await transact(knex, (tx, writes) =>
          applyFacts({ tx, writes, repositoryId, facts: { runs }, at: at(n) }),
        );
      }
      writing -= 1;
    };
    const [read] = await Promise.all([
      follow(() => writing === 0),
      ...repositories.map(repository => write(repository.id)),
    ]);

    const total = writers * perWriter * 2;
    expect(read.map(change => change.position)).toEqual(
      Array.from({ length: total }, (_, n) => `${n + 1}`),
    );
    expect(new Set(read.map(change => change.ref)).size).toBe(total);
  });

  /** Until the answer is called, nothing of it is seen by others. */
  async function append(ref: string) {
    const tx = await knex.transaction();
    const changes = [{ kind: 'run' as const, ref }];
    const writes = new Writes(tx);
    await appendChanges({ tx, writes, changes, at: at(0) });
    await writes.send();
    return tx;
  }

  async function feedAfter(after: string) {
    const { items, position } = await readChanges({ knex, after, limit: 10 });
    return { refs: items.map(({ ref }) => ref), position };
  }

  it('gives no position to what is rolled back', async () => {
    await (await append('a')).commit();
    await (await append('b')).rollback();
    await (await append('c')).commit();
    expect(await feedAfter('0')).toEqual({ refs: ['a', 'c'], position: '2' });
  });

  it('goes on behind what was pruned', async () => {
    await (await append('a')).commit();
    expect(await feedAfter('0')).toEqual({ refs: ['a'], position: '1' });
    await knex('changes').delete();
    await (await append('b')).commit();
    expect(await feedAfter('1')).toEqual({ refs: ['b'], position: '2' });
  });

  it('has a reader not pass over what was written early and is committed late', async () => {
    // With its one connection SQLite never has two transactions at a time.
    if (id === 'SQLITE_3') return;
    const late = await append('late');
    await (await append('early')).commit();
    expect(await feedAfter('0')).toEqual({ refs: ['early'], position: '1' });
    await late.commit();
    expect(await feedAfter('1')).toEqual({ refs: ['late'], position: '2' });
  });

  it('folds what eight writers say of one run at once as if it came one after the other', async () => {
    await knex('repositories').insert({
      ...repositoryToRow(aRepository()),
      next_read_at: at(0),
    });
    const repositoryId = 'fake.example:1';
    const facts = Array.from({ length: writers }, (_, n) =>
      aRun({
        attempt: (n % 2) + 1,
        updatedAt: at(n),
        conclusion: n % 3 ? 'failure' : 'success',
      }),
    );
    await Promise.all(
      facts.map(run =>
        transact(knex, (tx, writes) =>
          applyFacts({
            tx,
            writes,
            repositoryId,
            facts: { runs: [run] },
            at: at(9),
          }),
        ),
      ),
    );
    expect(
      (await knex('runs').orderBy('attempt')).map(row => ({
        ...row,
        newest: Boolean(row.newest),
      })),
    ).toMatchObject([
      { attempt: 1, updated_at: at(6), conclusion: 'success', newest: false },
      { attempt: 2, updated_at: at(7), conclusion: 'failure', newest: true },
    ]);
  });
});
