import type { Knex } from 'knex';
import {
  aCheckIn,
  aJob,
  aRepository,
  aRun,
  at,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
  type FakePayload,
} from '../__testUtils__';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())(
  'a repository with a webhook on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    /** Read once; and then its first delivery came, more than an hour ago. */
    async function start() {
      await clearTables(knex);
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
      const started = await createCollecting(knex, { migrated: true });
      const { collecting, clock, source } = started;
      await collecting.settle();
      let told = 0;
      const tell = async (payload: FakePayload) => {
        told += 1;
        await knex('deliveries').insert({
          source: 'fake',
          hook: '1',
          id: `${told}`,
          event: 'facts',
          payload: JSON.stringify({ repository: aRepository(), ...payload }),
          received_at: new Date().toISOString(),
          state: 'pending',
        });
        await collecting.settle();
      };
      clock.minutes = 61;
      await tell({});
      clock.minutes = 125;
      const asked = (method: string) =>
        source.requests.filter(each => each.startsWith(method));
      return { ...started, tell, asked };
    }
    const row = () => knex('repositories').first();

    it('is read twice a day while readings find nothing that it had not told', async () => {
      const { collecting, clock, truth, tell } = await start();
      truth.runs = [aRun({ createdAt: at(121), updatedAt: at(122) })];
      truth.checkIns = [aCheckIn({ reachedMainlineAt: at(121) })];
      await tell({ runs: truth.runs, checkIns: truth.checkIns });
      clock.minutes = 130;
      await knex('repositories').update({ next_read_at: at(130) });
      await collecting.settle();
      const { next_read_at: next, fresh_until: fresh } = await row();
      expect(next >= at(130 + 9 * 60) && next <= at(130 + 12 * 60)).toBe(true);
      expect(fresh).toBe(at(130 + 12 * 60));
    });

    it.each<[string, object]>([
      ['a run', { runs: [aRun({ createdAt: at(121), updatedAt: at(122) })] }],
      ['a check-in', { checkIns: [aCheckIn({ reachedMainlineAt: at(121) })] }],
    ])(
      'is read as if it had none, for a day, once a reading finds %s that it had not told',
      async (_, moved) => {
        const { collecting, clock, truth } = await start();
        Object.assign(truth, moved);
        clock.minutes = 130;
        await knex('repositories').update({ next_read_at: at(130) });
        await collecting.settle();
        expect(await row()).toMatchObject({
          untold_at: at(130),
          next_read_at: at(134),
        });
        clock.minutes += 24 * 60;
        await collecting.settle();
        const { next_read_at: next } = await row();
        expect(next >= at(clock.minutes + 9 * 60)).toBe(true);
      },
    );

    it('does not hold against it what moved just before the reading', async () => {
      const { collecting, clock, truth } = await start();
      clock.minutes = 130;
      truth.runs = [aRun({ createdAt: at(129.5), updatedAt: at(129.5) })];
      await knex('repositories').update({ next_read_at: at(130) });
      await collecting.settle();
      expect((await row()).untold_at).toBeNull();
    });

    it('does not hold against it that a run has moved on whose state is as it told', async () => {
      const { collecting, clock, truth, tell } = await start();
      const running = { status: 'in_progress', conclusion: undefined } as const;
      const run = (minute: number) =>
        aRun({ ...running, createdAt: at(121), updatedAt: at(minute) });
      await tell({ runs: [run(122)] });
      // As with the end of one of its jobs.
      truth.runs = [run(126)];
      clock.minutes = 130;
      await knex('repositories').update({ next_read_at: at(130) });
      await collecting.settle();
      expect(await knex('runs').first()).toMatchObject({ updated_at: at(126) });
      expect((await row()).untold_at).toBeNull();
    });

    it('is read before others where a delivery asks for it, and asked whether its workflows changed', async () => {
      const { source, tell, asked } = await start();
      const readRuns = jest.spyOn(source, 'readRuns');
      source.requests.length = 0;
      await tell({ look: true });
      expect(readRuns.mock.calls.map(call => call[2])).toMatchObject([
        { purpose: 'webhook' },
      ]);
      expect(asked('readWorkflows')).toHaveLength(1);
    });

    it('is not asked for jobs that it told, unless one is missing', async () => {
      const { collecting, clock, truth, tell, asked } = await start();
      const jobs = (runId: string, ...names: string[]) =>
        names.map(name => aJob({ id: `${runId}-${name}`, runId, name }));
      const run = (runId: string) =>
        aRun({ id: runId, createdAt: at(121), updatedAt: at(122) });
      truth.runs = ['1', '2', '3'].map(run);
      truth.jobs = truth.runs.flatMap(each => jobs(each.id, 'build', 'test'));
      await tell({ runs: [run('1')] });
      await knex('repositories').update({ next_read_at: at(125) });
      await collecting.settle();
      expect(asked('readJobs').length).toBeGreaterThan(0);

      await knex('runs').whereNot({ id: '1' }).update({ jobs_read_at: null });
      await knex('jobs').whereNot({ run_id: '1' }).delete();
      await tell({
        jobs: [...jobs('2', 'build', 'test'), ...jobs('3', 'test')],
      });
      clock.minutes = 200;
      await knex('repositories').update({ next_read_at: at(200) });
      const before = asked('readJobs').length;
      await collecting.settle();
      expect(asked('readJobs').slice(before)).toEqual(['readJobs Acme/Shop 3']);
      expect(await knex('jobs')).toHaveLength(6);
    });
  },
);
