import { say } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Message } from '@mainline/backstage-plugin-mainline-common';
import type { Knex } from 'knex';
import {
  aCheckIn,
  aDeployment,
  aJob,
  aRepository,
  aRun,
  at,
  aTruth,
  aWorkflow,
  clearTables,
  createCollecting,
  dumpFacts,
  FakeSource,
  lookFor,
  testDatabases,
} from '../__testUtils__';
import { pauseBackfill } from './backfill';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())('Reconciler on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
  });

  beforeEach(async () => {
    await clearTables(knex);
    await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
  });

  const repositoryRow = () => knex('repositories').first();

  it('reads everything of a new repository, and then says up to when that is complete', async () => {
    const { collecting, truth, changed } = await createCollecting(knex);
    truth.runs = [1, 2, 3, 4, 5, 6, 7].map(n =>
      aRun({ id: `${n}`, number: n, createdAt: at(n), updatedAt: at(n + 1) }),
    );
    truth.jobs = [aJob({ runId: '1' })];
    truth.checkIns = [aCheckIn()];
    await collecting.settle();

    const facts = await dumpFacts(knex);
    expect(facts.runs).toHaveLength(7);
    expect(facts.jobs).toHaveLength(1);
    expect(facts.check_ins).toHaveLength(1);
    expect(facts.workflows).toMatchObject([{ id: '10', state: 'active' }]);
    expect(await repositoryRow()).toMatchObject({
      id: 'fake.example:1',
      slug: 'Acme/Shop',
      complete_up_to: at(60),
      error: null,
      leased_by: null,
    });
    expect(changed).toContain('fake.example:1');
  });

  it('tells once more of a new repository when nobody reads it any more', async () => {
    const told: Array<Promise<{ leased_by: string | null }>> = [];
    const { collecting } = await createCollecting(knex, {
      onChanged: () => told.push(Promise.resolve(repositoryRow())),
    });
    // Its history is not read yet.
    await pauseBackfill({ knex, at: at(60), by: 'user:default/pat' });
    await collecting.settle();
    const rows = await Promise.all(told);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.at(-1)).toMatchObject({
      complete_up_to: at(60),
      leased_by: null,
    });

    await collecting.settle();
    expect(told).toHaveLength(rows.length);
  });

  it('notes how far back it read at first, and keeps to that', async () => {
    const { collecting, clock } = await createCollecting(knex, {
      config: { ci: { reconciliation: { historyDays: 10 } } },
    });
    await collecting.settle();
    const since = '2026-02-20T00:00:00.000Z';
    expect((await repositoryRow()).known_since).toBe(since);
    clock.minutes += 10 * 24 * 60;
    await collecting.settle();
    expect((await repositoryRow()).known_since).toBe(since);
  });

  it('asks nothing while nothing is due', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    await collecting.settle();
    const asked = source.requests.length;
    await collecting.settle();
    expect(source.requests).toHaveLength(asked);
    clock.minutes += 31;
    await collecting.settle();
    expect(source.requests.length).toBeGreaterThan(asked);
  });

  it('reads a repository where a run is on its way sooner than a quiet one', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun({ status: 'in_progress', conclusion: undefined })];
    await collecting.settle();
    expect((await repositoryRow()).next_read_at).toBe(at(64));

    truth.runs = [aRun({ updatedAt: at(61) })];
    clock.minutes = 300;
    await collecting.settle();
    expect((await repositoryRow()).next_read_at).toBe(at(330));
  });

  it.each(['readWorkflows', 'readRuns', 'readCheckIns', 'readDeployments'])(
    'leaves the instant of completeness where it was when %s fails',
    async failing => {
      const { collecting, source, truth, clock } = await createCollecting(knex);
      truth.runs = [aRun()];
      await collecting.settle();
      clock.minutes = 480;
      source.onRequest = request => {
        if (request.startsWith(failing)) throw new Error('a broken wire');
      };
      await collecting.settle();
      const row = await repositoryRow();
      expect(row.complete_up_to).toBe(at(60));
      expect(row.error).toContain('a broken wire');
      expect(row.leased_by).toBeNull();

      source.onRequest = () => {};
      clock.minutes = 490;
      await collecting.settle();
      expect(await repositoryRow()).toMatchObject({
        complete_up_to: at(490),
        error: null,
      });
    },
  );

  it('does not count a run as on its way that has waited for hours, and still asks after it', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun({ status: 'waiting', conclusion: undefined })];
    clock.minutes = 7 * 60;
    await collecting.settle();
    expect((await repositoryRow()).next_read_at).toBe(at(7 * 60 + 30));

    const askedForIt = async (minutes: number) => {
      clock.minutes += minutes;
      source.requests.length = 0;
      await collecting.settle();
      return source.requests.includes('readRun Acme/Shop 12345678901');
    };
    // The list is as it was, and so is the run that is on its first page.
    expect(await askedForIt(31)).toBe(false);
    truth.runs.push(
      ...[1, 2, 3].map(n => aRun({ id: `${n}`, createdAt: at(20 * 60 + n) })),
    );
    expect(await askedForIt(24 * 60)).toBe(false);
    expect(await askedForIt(31)).toBe(true);
  });

  it('keeps the pages read before an error', async () => {
    const { collecting, source, truth } = await createCollecting(knex);
    truth.runs = [1, 2, 3, 4, 5].map(n =>
      aRun({ id: `${n}`, createdAt: at(n), updatedAt: at(n) }),
    );
    let pages = 0;
    source.onRequest = request => {
      if (request.startsWith('readRuns') && ++pages === 2) {
        throw new Error('a broken wire');
      }
    };
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toMatchObject([
      { id: '3' },
      { id: '4' },
      { id: '5' },
    ]);
    expect((await repositoryRow()).complete_up_to).toBeNull();
  });

  it('waits as long as an unavailable source says, and shows its sentence', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    source.onRequest = request => {
      if (request.startsWith('readRuns')) {
        throw new SourceUnavailableError('The budget is spent.', at(100));
      }
    };
    await collecting.settle();
    expect(await repositoryRow()).toMatchObject({
      error: 'The budget is spent.',
      next_read_at: at(100),
      complete_up_to: null,
    });
    source.onRequest = () => {};
    clock.minutes = 99;
    await collecting.settle();
    expect((await repositoryRow()).complete_up_to).toBeNull();
    clock.minutes = 100;
    await collecting.settle();
    expect((await repositoryRow()).complete_up_to).toBe(at(100));
  });

  const refused = say('github.notThere', { repository: 'acme/shop' });

  it.each<[string, Error, Message[] | undefined]>([
    [
      'that a reading broke off',
      new Error('a broken wire'),
      [
        {
          key: 'source.failed',
          values: { repository: 'Acme/Shop', reason: 'Error: a broken wire' },
        },
      ],
    ],
    [
      'what a source says in messages',
      new SourceUnavailableError(refused),
      refused.messages,
    ],
    [
      'what a source says in a sentence',
      new SourceUnavailableError('The budget is spent.'),
      undefined,
    ],
  ])('tells %s, as far as it goes, until it is over', async (...row) => {
    const [, error, messages] = row;
    const { collecting, source, clock } = await createCollecting(knex);
    source.onRequest = request => {
      if (request.startsWith('readRuns')) throw error;
    };
    await collecting.settle();
    const stored = await repositoryRow();
    expect(stored.error).toContain(error.message);
    expect(JSON.parse(stored.error_messages) ?? undefined).toEqual(messages);

    source.onRequest = () => {};
    clock.minutes += 60;
    await collecting.settle();
    expect(await repositoryRow()).toMatchObject({
      error: null,
      error_messages: null,
    });
  });

  it('tells once what stays as it is, and again what is only a sentence as soon as there are messages', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    source.onRequest = request => {
      if (request.startsWith('readRuns')) {
        throw new SourceUnavailableError(refused);
      }
    };
    const afterAnHour = async () => {
      clock.minutes += 60;
      await collecting.settle();
      return repositoryRow();
    };
    const told = await afterAnHour();
    expect((await afterAnHour()).facts_version).toBe(told.facts_version);

    await knex('repositories').update({ error_messages: null });
    const again = await afterAnHour();
    expect(JSON.parse(again.error_messages)).toEqual(refused.messages);
    expect(Number(again.facts_version)).toBe(Number(told.facts_version) + 1);
  });

  it('reads the end of a run that no delivery told of', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun({ status: 'in_progress', conclusion: undefined })];
    await collecting.settle();
    truth.runs = [aRun({ updatedAt: at(3000) })];
    clock.minutes = 3 * 24 * 60;
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toMatchObject([
      { status: 'completed', conclusion: 'success', updated_at: at(3000) },
    ]);
  });

  it('finds the re-run of an old run, and the attempts between, though no delivery told of it', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun({ conclusion: 'failure' })];
    await collecting.settle();
    const days = 20 * 24 * 60;
    truth.runs.push(
      aRun({ attempt: 2, conclusion: 'failure', updatedAt: at(days) }),
      aRun({ attempt: 3, conclusion: 'success', updatedAt: at(days + 5) }),
    );
    clock.minutes = days + 10;
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toMatchObject([
      { attempt: 1, conclusion: 'failure', newest: false },
      { attempt: 2, conclusion: 'failure', newest: false },
      { attempt: 3, conclusion: 'success', newest: true },
    ]);
  });

  it('marks a workflow deleted that the source lists no more', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.workflows = [aWorkflow(), aWorkflow({ id: '11', name: 'Nightly' })];
    await collecting.settle();
    truth.workflows = [aWorkflow({ state: 'disabled_manually' })];
    clock.minutes = 480;
    await collecting.settle();
    expect((await dumpFacts(knex)).workflows).toMatchObject([
      { id: '10', state: 'disabled_manually' },
      { id: '11', state: 'deleted' },
    ]);
  });

  it('keeps a repository that was renamed', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun()];
    await collecting.settle();
    truth.fact = aRepository({ slug: 'acme/store' });
    await lookFor(knex, { host: 'fake.example', slug: 'acme/store' });
    clock.minutes = 120;
    await collecting.settle();
    const facts = await dumpFacts(knex);
    expect(facts.repositories).toMatchObject([
      { id: 'fake.example:1', slug: 'acme/store' },
    ]);
    expect(facts.runs).toHaveLength(1);
  });

  it('says which repository is not there, and which host nobody reads', async () => {
    const { collecting } = await createCollecting(knex);
    await lookFor(knex, { host: 'fake.example', slug: 'acme/nothing' });
    await lookFor(knex, { host: 'else.example', slug: 'acme/shop' });
    await collecting.settle();
    const rows = await knex('repository_locators').orderBy([
      'host',
      'slug_key',
    ]);
    const none = say('source.none', { host: 'else.example' });
    const notFound = say('source.notFound', {
      host: 'fake.example',
      repository: 'acme/nothing',
    });
    expect(rows).toMatchObject([
      {
        error: none.sentence,
        error_messages: JSON.stringify(none.messages),
      },
      {
        error: notFound.sentence,
        error_messages: JSON.stringify(notFound.messages),
      },
      { error: null, error_messages: null, repository_id: 'fake.example:1' },
    ]);
  });

  it('tells why a name can not be asked for, until it can', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    source.onRequest = request => {
      if (request.startsWith('readRepository')) {
        throw new SourceUnavailableError(refused);
      }
    };
    await collecting.settle();
    expect(await knex('repository_locators').first()).toMatchObject({
      error: refused.sentence,
      error_messages: JSON.stringify(refused.messages),
    });

    source.onRequest = () => {};
    clock.minutes += 60;
    await collecting.settle();
    expect(await knex('repository_locators').first()).toMatchObject({
      error: null,
      error_messages: null,
    });
  });

  it('takes over a lease that ran out, and leaves one that holds', async () => {
    const { collecting, clock } = await createCollecting(knex);
    await collecting.settle();
    await knex('repositories').update({
      leased_by: 'somebody',
      leased_until: at(125),
    });
    clock.minutes = 120;
    await collecting.settle();
    expect((await repositoryRow()).complete_up_to).toBe(at(60));
    clock.minutes = 126;
    await collecting.settle();
    expect(await repositoryRow()).toMatchObject({
      complete_up_to: at(126),
      leased_by: null,
    });
  });

  it('keeps its lease while the source takes longer to answer than it holds', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    const other = await createCollecting(knex, { source });
    const pass = async (minutes: number) => {
      const before = (await repositoryRow()).leased_until;
      clock.minutes += minutes;
      other.clock.minutes = clock.minutes;
      jest.advanceTimersByTime(minutes * 60_000);
      for (let tries = 0; tries < 50; tries += 1) {
        if ((await repositoryRow()).leased_until > before) return;
      }
    };
    const readingsSoFar = () =>
      source.requests.filter(r => r.startsWith('readWorkflows')).length;
    let readings = 0;
    source.onRequest = async request => {
      if (!request.startsWith('readCheckIns')) return;
      source.onRequest = () => {};
      await pass(1.5);
      await pass(1.5);
      await other.collecting.settle();
      readings = readingsSoFar();
    };
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'Date'],
    });
    try {
      await collecting.settle();
    } finally {
      jest.useRealTimers();
    }
    expect(readings).toBe(1);
    expect(await repositoryRow()).toMatchObject({
      complete_up_to: at(60),
      leased_by: null,
    });
  });

  it('stops quietly when its lease was taken over', async () => {
    const { collecting, source, clock } = await createCollecting(knex);
    await collecting.settle();
    clock.minutes = 120;
    source.onRequest = async request => {
      if (request.startsWith('readRuns')) {
        await knex('repositories').update({ leased_by: 'somebody' });
      }
    };
    await collecting.settle();
    expect(await repositoryRow()).toMatchObject({
      complete_up_to: at(60),
      leased_by: 'somebody',
      error: null,
    });
  });

  it('reads once more when another replica applies a delivery that asks for it during the reading', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    const other = await createCollecting(knex, { source, minutes: 120 });
    await collecting.settle();
    clock.minutes = 120;
    await knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id: 'a',
      event: 'facts',
      payload: JSON.stringify({ repository: aRepository(), look: true }),
      received_at: at(120),
      state: 'applied',
    });
    source.onRequest = async request => {
      if (!request.startsWith('readCheckIns')) return;
      source.onRequest = () => {};
      truth.runs = [aRun({ updatedAt: at(110) })];
      await knex('deliveries').update({ state: 'pending' });
      await other.collecting.settle();
      expect((await repositoryRow()).leased_by).not.toBeNull();
    };
    await collecting.settle();
    expect((await dumpFacts(knex)).runs).toHaveLength(1);
  });

  it('shows the first repositories before all are found, and reads what is left once each was read', async () => {
    const source = new FakeSource();
    const names = Array.from({ length: 24 }, (_, n) => `Acme/R${10 + n}`);
    for (const [n, slug] of names.entries()) {
      const fact = { ...aRepository(), id: `fake.example:${10 + n}`, slug };
      const run = aRun({ id: `${n}`, repositoryId: fact.id });
      const job = aJob({ runId: run.id, repositoryId: fact.id });
      source.repositories.push(aTruth({ fact, runs: [run], jobs: [job] }));
      await lookFor(knex, { host: fact.host, slug });
    }
    const { collecting } = await createCollecting(knex, {
      source,
      config: { ci: { reconciliation: { concurrency: 1 } } },
    });
    await collecting.settle();

    const placesOf = (method: string) =>
      source.requests.flatMap((each, place) =>
        each.startsWith(`${method} `) ? place : [],
      );
    const [firstRuns] = placesOf('readRuns');
    const [firstJobs] = placesOf('readJobs');
    expect(firstRuns).toBeLessThan(Math.max(...placesOf('readRepository')));
    for (const slug of names) {
      const place = source.requests.findIndex(each =>
        each.startsWith(`readRuns ${slug}`),
      );
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(firstJobs);
    }
    expect(placesOf('readJobs')).toHaveLength(names.length);
  });

  it('reads the jobs of mainline builds once, and those of others only when asked', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    truth.runs = [aRun({ id: '1' }), aRun({ id: '2', branch: 'feature' })];
    truth.jobs = [aJob({ runId: '1' }), aJob({ id: '501', runId: '2' })];
    await collecting.settle();
    clock.minutes = 120;
    await collecting.settle();
    expect(source.requests.filter(r => r.startsWith('readJobs'))).toEqual([
      'readJobs Acme/Shop 1',
    ]);

    const jobs = await collecting.readJobsNow('fake.example:1', '2', 1);
    expect(jobs).toMatchObject([{ id: '501', runId: '2' }]);
    expect((await dumpFacts(knex)).jobs).toHaveLength(2);
    expect(await collecting.readJobLog('fake.example:1', '501')).toBe(
      'log of 501',
    );
    await expect(
      collecting.readJobsNow('fake.example:1', '2', 7),
    ).rejects.toThrow('has no attempt 7');
  });

  it('reads the jobs again that somebody looked at just after the build, before the source had all of them', async () => {
    const { collecting, truth, clock } = await createCollecting(knex);
    await collecting.settle();
    clock.minutes = 61;
    truth.runs = [aRun({ conclusion: 'failure', updatedAt: at(61) })];
    await knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id: 'a',
      event: 'facts',
      payload: JSON.stringify({
        repository: aRepository(),
        runs: truth.runs,
      }),
      received_at: at(61),
      state: 'pending',
    });
    await collecting.settle();
    await collecting.readJobsNow('fake.example:1', truth.runs[0].id, 1);
    truth.jobs = [aJob({ conclusion: 'failure' })];

    clock.minutes = 62;
    await knex('repositories').update({ next_read_at: at(62) });
    await collecting.settle();
    expect((await dumpFacts(knex)).jobs).toMatchObject([
      { conclusion: 'failure' },
    ]);
  });

  it('reads the deployments of the whole history first, and then asks for what is new with the validator of the time before', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    const readDeployments = jest.spyOn(source, 'readDeployments');
    truth.deployments = [aDeployment({ createdAt: at(-80 * 24 * 60) })];
    await collecting.settle();
    expect(await knex('deployments')).toMatchObject([
      { id: '900', state: 'success', state_at: at(5) },
    ]);
    expect(await knex('changes').where({ kind: 'deployment' })).toMatchObject([
      { ref: 'fake.example:1/900' },
    ]);
    clock.minutes = 120;
    await collecting.settle();
    const sinceThen = {
      since: '2026-03-02T00:00:00.000Z',
      known: [],
      validator: expect.any(String),
    };
    expect(readDeployments.mock.calls.map(([, query]) => query)).toEqual([
      { since: '2025-12-02T00:00:00.000Z', known: [] },
      sinceThen,
    ]);
  });

  it('reads the deployments of the whole history, too, where a repository was read to its end before deployments could be', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    await collecting.settle();
    await knex('repositories').update({ deployments_validator: null });
    const readDeployments = jest.spyOn(source, 'readDeployments');
    truth.deployments = [aDeployment({ createdAt: at(-80 * 24 * 60) })];
    clock.minutes = 120;
    await collecting.settle();
    expect(readDeployments.mock.calls[0][1]).toEqual({
      since: '2025-12-02T00:00:00.000Z',
      known: [],
    });
    expect(await knex('deployments')).toHaveLength(1);
  });

  it('reads the end of a deployment that no delivery told of, and asks after none that ended', async () => {
    const { collecting, source, truth, clock } = await createCollecting(knex);
    const readDeployments = jest.spyOn(source, 'readDeployments');
    const createdAt = at(-20 * 24 * 60);
    const waiting = { createdAt, stateAt: createdAt, state: 'waiting' };
    truth.deployments = [
      aDeployment(waiting),
      aDeployment({ ...waiting, id: '901', state: 'error' }),
      aDeployment({ ...waiting, id: '902', createdAt: at(-40 * 24 * 60) }),
    ];
    await collecting.settle();
    truth.deployments = [
      aDeployment({ createdAt, state: 'failure', stateAt: at(100) }),
    ];
    clock.minutes = 190;
    await collecting.settle();
    expect(readDeployments.mock.calls[1][1].known).toEqual(['900']);
    expect(await knex('deployments').where({ id: '900' })).toMatchObject([
      { state: 'failure', state_at: at(100) },
    ]);
  });

  it('reads a repository sooner while a deployment is on its way', async () => {
    const { collecting, truth } = await createCollecting(knex, {
      minutes: 120,
    });
    truth.deployments = [aDeployment({ state: 'in_progress' })];
    await collecting.settle();
    expect((await repositoryRow()).next_read_at).toBe(at(124));
  });

  it('reads more jobs than one reading takes in further readings', async () => {
    const { collecting, truth } = await createCollecting(knex);
    truth.runs = Array.from({ length: 60 }, (_, n) => aRun({ id: `${n}` }));
    await collecting.settle();
    expect(await knex('runs').whereNull('jobs_read_at')).toHaveLength(0);
    // Answers that waited for them are due.
    expect((await repositoryRow()).self_check_due_at).toBe(at(60));
  });

  it('asks the source about a contradiction, and lets its word stand', async () => {
    const { collecting, truth } = await createCollecting(knex);
    truth.runs = [aRun({ conclusion: 'success' })];
    await knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id: 'a',
      event: 'facts',
      payload: JSON.stringify({
        repository: aRepository(),
        runs: [aRun({ conclusion: 'failure' })],
      }),
      received_at: at(60),
      state: 'pending',
    });
    await collecting.settle();
    const [run] = (await dumpFacts(knex)).runs;
    expect(run).toMatchObject({ conclusion: 'success' });
    expect(run).toHaveProperty(
      'contradiction',
      expect.stringContaining('"resolvedBy":"source"'),
    );
  });
});
