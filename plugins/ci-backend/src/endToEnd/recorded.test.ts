import type { CiSummary } from '@mainline/backstage-plugin-ci-common';
import { testDatabases } from '../__testUtils__';
import { deliver, deliverAll } from './__testUtils__/deliver';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import {
  eventOf,
  readRecorded,
  recordings,
  whySkipped,
} from './__testUtils__/recordings';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const describeRecorded = recordings ? describe : describe.skip;
const recordedCounts: CiSummary['runs'] = {
  total: 145,
  byStatus: { completed: 143, in_progress: 2 },
  byConclusion: {
    success: 123,
    cancelled: 10,
    failure: 3,
    startup_failure: 4,
    action_required: 3,
  },
};

describeRecorded(`recorded GitHub, from door to API${whySkipped}`, () => {
  const databases = testDatabases();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;

    beforeAll(async () => {
      const knex = await databases.init(id);
      clock = portalClock('2026-01-01T00:00:00Z');
      github = await startGithub({
        scenario: 'recorded',
        recordings,
        clock: clock.simulated,
      });
      portal = await startPortal({
        knex,
        github: github.simulator,
        ci: { reconciliation: { historyDays: 3650 } },
      });
      await portal.settle();
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    it('counts 145 runs of four repositories by status and conclusion', async () => {
      expect(await portal.ci.getSummary()).toMatchObject({
        repositories: 4,
        services: 4,
        runs: recordedCounts,
        completeUpTo: '2026-01-01T00:00:00.000Z',
      });
    });

    it('reports the run that was recorded with two conclusions, and takes the redder', async () => {
      const { contradictions } = await portal.ci.getSummary();
      expect(contradictions).toMatchObject([
        {
          runId: '6804432015',
          attempt: 1,
          conclusion: 'startup_failure',
          contradiction: {
            words: ['startup_failure', 'success'],
            resolvedBy: 'redder',
          },
        },
      ]);
      const { contradictions: count } = await portal.ci.getService(
        'component:default/ghworkflowruntest',
      );
      expect(count).toBe(1);
    });

    it('reads 32664cb of ants as one workflow green, one red, one unfinished', async () => {
      const { items } = await portal.ci.getCheckIns('component:default/ants');
      const row = items.find(({ checkIn }) =>
        checkIn.sha.startsWith('32664cb'),
      );
      expect(
        row?.runs.map(run => [run.status, run.conclusion, run.outcome]).sort(),
      ).toEqual([
        ['completed', 'failure', 'failing'],
        ['completed', 'success', 'passing'],
        ['in_progress', undefined, 'running'],
      ]);
      expect(row).toMatchObject({ outcome: 'failing' });
      expect(
        await portal.ci.getService('component:default/ants'),
      ).toMatchObject({ state: 'failing', running: true });
    });

    it('reads e8b2761 as a failure, a startup_failure and successes on one commit', async () => {
      const { items } = await portal.ci.getRuns(
        'component:default/ghworkflowruntest',
        { limit: 200 },
      );
      const conclusions = items
        .filter(({ headSha }) => headSha.startsWith('e8b2761'))
        .map(run => run.conclusion);
      expect([...new Set(conclusions)].sort()).toEqual(
        expect.arrayContaining(['failure', 'startup_failure', 'success']),
      );
      expect(
        conclusions.filter(word => word === 'success').length,
      ).toBeGreaterThan(1);
    });

    it('stores all 71 recorded payloads, applies them or sets them aside, and counts as before', async () => {
      const payloads = readRecorded<{ event: string; data: unknown }>(
        'webhooks',
      );
      expect(payloads).toHaveLength(71);
      for (const { event: recording, data } of payloads) {
        const answer = await deliver(portal.door, {
          event: eventOf(recording),
          body: data,
          id: `payload-${recording.replaceAll('.', '-')}`,
        });
        expect({ recording, status: answer.status }).toEqual({
          recording,
          status: 202,
        });
      }
      await portal.settle();
      const states = await statesOf('payload-%');
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(
        71,
      );
      // None of them is of a repository that a service maps to.
      expect(states).toEqual({ 'set-aside': 71 });
      const { inbox, runs } = await portal.ci.getSummary();
      expect(inbox).toEqual({ pending: 0, setAside: 71, parked: 0 });
      expect(runs).toEqual(recordedCounts);
    });

    it('takes what was recorded of REST for payloads of any event, without a crash', async () => {
      const rows = readRecorded<{ body: unknown }>('recordings');
      expect(rows).toHaveLength(276);
      const answers = await deliverAll(
        portal.door,
        rows.flatMap(({ body }) =>
          ['workflow_run', 'workflow_job', 'push', 'x_y'].map(event => ({
            event,
            body,
          })),
        ),
      );
      const statuses = new Set(answers.map(({ status }) => status));
      expect([...statuses].sort()).toEqual([202, 400]);
      await portal.settle();
      const { inbox, runs } = await portal.ci.getSummary();
      expect(inbox).toMatchObject({ pending: 0, parked: 0 });
      expect(runs).toEqual(recordedCounts);
    });

    it('parks nothing where such objects stand for the runs and jobs of a repository that it knows', async () => {
      const [repository] = await portal
        .knex('repositories')
        .where({ slug: 'panjf2000/ants' })
        .select();
      const known = {
        id: Number(repository.id.split(':')[1]),
        full_name: repository.slug,
        html_url: 'https://github.com/panjf2000/ants',
        default_branch: repository.default_branch,
        archived: false,
      };
      const answers = await deliverAll(
        portal.door,
        readRecorded<{ body: unknown }>('recordings').flatMap(({ body }) =>
          ['workflow_run', 'workflow_job'].map(event => ({
            event,
            body: { repository: known, [event]: body, workflow: body },
          })),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(
        new Set([202]),
      );
      await portal.settle();
      const { inbox, runs } = await portal.ci.getSummary();
      expect(inbox).toMatchObject({ pending: 0, parked: 0 });
      // They say of which repositories they are: told as ants', they are not taken for ants'.
      expect(runs.total).toBe(recordedCounts.total);
      const ants = 'component:default/ants';
      expect((await portal.ci.getRuns(ants)).totalItems).toBe(20);
    });

    async function statesOf(ids: string): Promise<Record<string, number>> {
      const rows: Array<{ state: string }> = await portal
        .knex('deliveries')
        .whereLike('id', ids)
        .select('state');
      const states: Record<string, number> = {};
      for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
      return states;
    }
  });
});
