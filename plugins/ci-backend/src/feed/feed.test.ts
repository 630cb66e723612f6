import type { Knex } from 'knex';
import type { Change } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
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
        await transact(knex, tx =>
          applyFacts({ tx, repositoryId, facts: { runs }, at: at(n) }),
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

  it('gives back the positions of a transaction that rolls back', async () => {
    const append = (ref: string, then: () => void) =>
      transact(knex, async tx => {
        const changes = [{ kind: 'run' as const, ref }];
        await appendChanges({ tx, changes, at: at(0) });
        then();
      });
    await append('a', () => {});
    await expect(
      append('b', () => {
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await append('c', () => {});
    expect(
      (await readChanges({ knex, after: '0', limit: 10 })).items,
    ).toMatchObject([
      { position: '1', ref: 'a' },
      { position: '2', ref: 'c' },
    ]);
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
        transact(knex, tx =>
          applyFacts({ tx, repositoryId, facts: { runs: [run] }, at: at(9) }),
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
