import type { Knex } from 'knex';
import { repositoryToRow } from '../facts';
import {
  aJob,
  aRepository,
  aRun,
  at,
  aWorkflow,
  clearTables,
  createCollecting,
  dumpFacts,
  lookFor,
  testDatabases,
  type FakePayload,
} from '../__testUtils__';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())('Inbox on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  let next = 0;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
  });

  beforeEach(async () => {
    await clearTables(knex);
    await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
  });

  async function deliver(payload: FakePayload, event = 'facts') {
    next += 1;
    await knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id: `d-${next}`,
      event,
      payload: JSON.stringify(payload),
      received_at: at(next),
      state: 'pending',
    });
  }

  const states = async () =>
    (await knex('deliveries').orderBy('received_at')).map(row => row.state);

  it('applies facts and marks the delivery', async () => {
    const { collecting, changed } = await createCollecting(knex);
    await deliver({
      repository: aRepository(),
      runs: [aRun()],
      jobs: [aJob()],
      workflows: [aWorkflow()],
    });
    await collecting.settle();
    expect(await knex('deliveries')).toMatchObject([
      { state: 'applied', reason: null, applied_at: at(60) },
    ]);
    const facts = await dumpFacts(knex);
    expect(facts.runs).toMatchObject([{ id: '12345678901', newest: true }]);
    expect(facts.jobs).toMatchObject([{ id: '500', failing_step: null }]);
    expect(changed).toContain('fake.example:1');
  });

  it('notes when the first delivery about a repository was applied, once', async () => {
    const { collecting, clock } = await createCollecting(knex);
    await collecting.settle();
    const webhookSince = async () =>
      (await knex('repositories').first('webhook_since')).webhook_since;
    await deliver({}, 'never-heard-of');
    await collecting.settle();
    expect(await webhookSince()).toBeNull();

    clock.minutes = 70;
    await deliver({ repository: aRepository(), runs: [aRun()] });
    await collecting.settle();
    clock.minutes = 80;
    await deliver({ repository: aRepository(), jobs: [aJob()] });
    await collecting.settle();
    expect(await webhookSince()).toBe(at(70));
  });

  it('does not wait for the source to know the repository', async () => {
    const { collecting, source } = await createCollecting(knex);
    source.onRequest = () => {
      throw new Error('a broken wire');
    };
    await deliver({ repository: aRepository(), runs: [aRun()] });
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toHaveLength(1);
  });

  it('sets aside what concerns a repository that no service maps to', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({
      repository: aRepository({ id: 'fake.example:2', slug: 'acme/other' }),
      runs: [aRun({ repositoryId: 'fake.example:2' })],
    });
    await collecting.settle();
    expect(await knex('deliveries')).toMatchObject([
      {
        state: 'set-aside',
        reason: expect.stringContaining(
          'No service maps to fake.example/acme/other',
        ),
      },
    ]);
    expect(await knex('runs')).toHaveLength(0);
  });

  it('sets aside an event that is not known, with the reason', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({}, 'never-heard-of');
    await collecting.settle();
    expect(await knex('deliveries')).toMatchObject([
      {
        state: 'set-aside',
        reason: "The event 'never-heard-of' is not known.",
      },
    ]);
  });

  it('parks what fails again and again, and lets the others pass', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({}, 'broken');
    await deliver({ repository: aRepository(), runs: [aRun()] });
    await collecting.settle();
    expect((await states())[1]).toBe('applied');
    for (let sweep = 0; sweep < 5; sweep++) await collecting.settle();
    expect(await states()).toEqual(['parked', 'applied']);
    expect(await knex('deliveries').where({ state: 'parked' })).toMatchObject([
      { tries: 5, reason: expect.stringContaining('This one breaks') },
    ]);
  });

  it('leaves nothing of a delivery that failed half-way', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({
      repository: aRepository(),
      runs: [aRun()],
      // A number that no column takes.
      jobs: [aJob({ attempt: 'seven' as unknown as number, name: undefined })],
    });
    await collecting.settle();
    expect(await states()).toEqual(['pending']);
    expect(await knex('runs')).toHaveLength(0);
    expect(await knex('changes').where({ kind: 'run' })).toHaveLength(0);
  });

  it('reads the source when a delivery asks for it', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    await collecting.settle();
    truth.runs = [aRun()];
    clock.minutes = 61;
    await deliver({ repository: aRepository(), look: true });
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toHaveLength(1);
  });

  it('never lets a late delivery change what the source says of repository and workflow', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.fact = aRepository({ defaultBranch: 'trunk' });
    truth.workflows = [aWorkflow({ state: 'disabled_manually' })];
    await collecting.settle();
    const before = await dumpFacts(knex);
    clock.minutes = 61;
    await deliver({
      repository: aRepository({ defaultBranch: 'main' }),
      workflows: [aWorkflow({ state: 'active' })],
    });
    await collecting.settle();
    expect(await dumpFacts(knex)).toEqual(before);
  });

  it('asks the source again when a delivery tells otherwise of repository and workflow', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    await collecting.settle();
    truth.fact = aRepository({ defaultBranch: 'trunk' });
    truth.workflows = [aWorkflow({ state: 'disabled_manually' })];
    clock.minutes = 61;
    await deliver({ repository: truth.fact, workflows: truth.workflows });
    await collecting.settle();
    expect((await dumpFacts(knex)).workflows).toMatchObject([
      { state: 'disabled_manually' },
    ]);
    expect((await dumpFacts(knex)).repositories).toMatchObject([
      { default_branch: 'trunk' },
    ]);
  });

  it('writes nothing and tells of nothing when a delivery says nothing new', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({ repository: aRepository(), runs: [aRun()] });
    await collecting.settle();
    const changes = await knex('changes');
    const { facts_version: version } = await knex('repositories').first();
    await deliver({ repository: aRepository(), runs: [aRun()] });
    await collecting.settle();
    expect(await knex('changes')).toEqual(changes);
    expect(await knex('repositories').first()).toMatchObject({
      facts_version: version,
    });
  });

  it('counts the highest attempt as the newest, whichever comes first', async () => {
    const { collecting } = await createCollecting(knex);
    await deliver({ repository: aRepository(), runs: [aRun({ attempt: 2 })] });
    await deliver({ repository: aRepository(), runs: [aRun({ attempt: 1 })] });
    await deliver({ repository: aRepository(), runs: [aRun({ attempt: 3 })] });
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toMatchObject([
      { attempt: 1, newest: false },
      { attempt: 2, newest: false },
      { attempt: 3, newest: true },
    ]);
  });

  it('is drained by two replicas at once, each delivery once', async () => {
    const one = await createCollecting(knex);
    const two = await createCollecting(knex, { source: one.source });
    await one.collecting.settle();
    for (let n = 1; n <= 30; n++) {
      await deliver({
        repository: aRepository(),
        runs: [aRun({ id: `${n}`, conclusion: 'failure' })],
      });
    }
    await Promise.all([one.collecting.settle(), two.collecting.settle()]);
    expect(new Set(await states())).toEqual(new Set(['applied']));
    expect(await knex('runs')).toHaveLength(30);
    expect(await knex('changes').where({ kind: 'run' })).toHaveLength(30);
  });

  if (id.startsWith('POSTGRES')) {
    // SQLite has one transaction at a time.
    it('waits for whoever finds the same repository at that moment, and not in a circle', async () => {
      const { collecting } = await createCollecting(knex);
      await deliver({ repository: aRepository(), runs: [aRun()] });
      const finding = await knex.transaction();
      await finding('repository_locators').update({ error: null });
      const settled = collecting.settle();
      await someoneWaits();
      await finding('repositories').insert({
        ...repositoryToRow(aRepository()),
        next_read_at: at(60),
      });
      await finding('repository_locators').update({
        repository_id: aRepository().id,
      });
      await finding.commit();
      await settled;
      expect(await knex('deliveries')).toMatchObject([
        { state: 'applied', tries: 0 },
      ]);
      expect(await knex('repository_locators')).toMatchObject([
        { error: null },
      ]);
    });
  }

  /** Until a transaction waits for a lock that another holds. */
  async function someoneWaits(): Promise<void> {
    for (;;) {
      const [{ count }] = await knex('pg_locks')
        .where({ granted: false })
        .count({ count: '*' });
      if (Number(count) > 0) return;
    }
  }
});
