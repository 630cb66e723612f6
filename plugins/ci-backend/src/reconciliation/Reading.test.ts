import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { clearTables, FakeSource, testDatabases } from '../__testUtils__';
import { migrated } from '../__testUtils__/migrated';
import {
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import type { CollectedFacts } from '../facts';
import { LeaseLostError } from './claimRepository';
import { Reading } from './Reading';
import { readSettings } from './readSettings';

jest.setTimeout(60_000);

/** What no column takes. */
const broken = aRun({ event: null as unknown as string });

describe.each(testDatabases().eachSupportedId())('Reading on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  let reading: Reading;
  let told: string[];

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });

  beforeEach(async () => {
    await clearTables(knex);
    await seedFacts(knex, { completeUpTo: minute(0) });
    await knex('repositories').update({
      leased_by: 'me',
      leased_until: minute(10),
    });
    told = [];
    reading = new Reading({
      knex,
      source: new FakeSource(),
      repository: catalogRepository,
      purpose: 'reconciliation',
      completeUpTo: minute(0),
      webhookSince: null,
      startedAt: minute(5),
      window: { since: minute(0), thorough: false },
      token: 'me',
      settings: readSettings(mockServices.rootConfig({ data: {} })),
      clock: () => new Date(minute(6)),
      logger: mockServices.logger.mock(),
      onFactsChanged: ids => told.push(...ids),
    });
  });

  const row = () => knex('repositories').first();

  it('writes what was noted with what is applied next', async () => {
    const before = await row();
    reading.note({ known_since: minute(2) }, { tells: true });
    expect(await row()).toEqual(before);
    expect(told).toEqual([]);

    await reading.apply({ runs: [aRun()] }, { workflows_listed_at: minute(3) });
    expect(await row()).toMatchObject({
      known_since: minute(2),
      workflows_listed_at: minute(3),
    });
    expect(Number((await row()).facts_version)).toBe(
      Number(before.facts_version) + 2,
    );
    expect(told).toEqual([catalogRepository.id]);
  });

  it('writes what was noted last when it ends, once', async () => {
    reading.note({ known_since: minute(2) }, { tells: true });
    await reading.writeNotes();
    const after = await row();
    expect(after.known_since).toBe(minute(2));
    await reading.writeNotes();
    expect(await row()).toEqual(after);
    expect(told).toEqual([catalogRepository.id]);
  });

  it('forgets a note of facts that could not be stored, and keeps those before it', async () => {
    reading.note({ known_since: minute(2) });
    await expect(
      reading.apply({ runs: [broken] }, { workflows_listed_at: minute(3) }),
    ).rejects.toThrow();
    await reading.writeNotes();
    expect(await row()).toMatchObject({
      known_since: minute(2),
      workflows_listed_at: null,
    });
    expect(await knex('runs')).toEqual([]);
  });

  it.each<[string, CollectedFacts]>([
    ['nothing', {}],
    ['no run and no job', { runs: [], jobs: [], jobsRead: [] }],
    ['no deployment', { deployments: [] }],
    [
      'no workflow, where none is gone',
      { listedWorkflows: [], goneWorkflows: [] },
    ],
  ])('writes with what comes next what it notes of %s', async (_, facts) => {
    const before = await row();
    await reading.apply(facts, { workflows_listed_at: minute(3) });
    expect(await row()).toEqual(before);
    await reading.writeNotes();
    expect(await row()).toMatchObject({
      workflows_listed_at: minute(3),
      facts_version: before.facts_version,
    });
    expect(told).toEqual([]);
  });

  it.each<[string, CollectedFacts, CollectedFacts]>([
    [
      'open_branches',
      { listedBranches: [{ name: 'topic', sha: 'b1' }] },
      { listedBranches: [] },
    ],
    [
      'environments',
      {
        listedEnvironments: [
          {
            repositoryId: catalogRepository.id,
            id: '1',
            name: 'uat',
            reviewers: [],
          },
        ],
      },
      { listedEnvironments: [] },
    ],
  ])('takes an empty list for all there is: %s', async (table, some, none) => {
    await reading.apply(some);
    expect(await knex(table)).toHaveLength(1);
    await reading.apply(none);
    expect(await knex(table)).toEqual([]);
  });

  it('notes where mainline ends without a new check-in', async () => {
    await reading.apply({
      checkIns: [],
      mainline: {
        branch: 'main',
        head: 'b2',
        left: [],
        found: [],
        isOther: false,
        readAt: minute(5),
      },
    });
    expect((await row()).mainline_head).toBe('b2');
  });

  it('writes nothing once another has the repository', async () => {
    await knex('repositories').update({ leased_by: 'another' });
    const before = await row();
    reading.note({ known_since: minute(2) });
    await expect(reading.writeNotes()).rejects.toThrow(LeaseLostError);
    expect(await row()).toEqual(before);
  });
});
