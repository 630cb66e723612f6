import type { Entity } from '@backstage/catalog-model';
import type { HumanDuration } from '@backstage/types';
import type { World } from '@mainline/github-simulator';
import {
  describedPaths,
  expectDescribed,
} from '../__testUtils__/ApiDescription';
import { testDatabases } from '../__testUtils__';
import { deliverAll } from './__testUtils__/deliver';
import { mainlineOf } from './__testUtils__/mainlineOf';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { readApi } from './__testUtils__/readApi';
import { shuffled } from './__testUtils__/shuffled';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const second = 1000;
const minute = 60 * second;
const never = { days: 365 };
const always = { seconds: 1 };
const openedAt = '2026-11-20T10:00:00.000Z';
const storyRef = 'component:default/inventory';

/** Services that all three backends know: what is told of the others is set aside by two of them. */
const compared = new Set([
  'inventory',
  'catalog',
  'checkout',
  'notifications',
  'payments',
  'recommendations',
]);

/*
 * Three backends look at one GitHub, so that their answers must be equal to the letter: one hears every delivery and
 * asks only where a delivery asks for it; one hears none and reads on its schedule; one hears everything at the end,
 * twice and in disorder.
 */
describe.each(testDatabases().eachSupportedId())(
  'a living GitHub, from door to API, on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let world: World;
    let hooked: Portal;
    let unhooked: Portal;
    let disordered: Portal;

    beforeAll(async () => {
      clock = portalClock(openedAt);
      github = await startGithub({
        scenario: 'small',
        clock: clock.simulated,
      });
      world = github.simulator.world;
      const all = github.simulator.catalogEntities() as Entity[];
      const start = async (interval: HumanDuration, entities = all) =>
        startPortal({
          knex: await databases.init(id),
          github: github.simulator,
          entities,
          ci: {
            allowWithoutPermissions: true,
            reconciliation: {
              activeInterval: interval,
              recentInterval: interval,
              quietInterval: interval,
              asleepInterval: interval,
              jobsDays: 1,
            },
          },
        });
      const some = all.filter(({ metadata }) => compared.has(metadata.name));
      hooked = await start(never, some);
      unhooked = await start(always);
      disordered = await start(never, some);
      for (const portal of [hooked, unhooked, disordered]) {
        await portal.settle();
      }
      github.tell(hooked.door);
    });

    afterAll(async () => {
      for (const portal of [hooked, unhooked, disordered]) await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    /** The newest, as the push just now started it. */
    function ciRunOf(name: string) {
      const run = world
        .repository(name)
        .runs.findLast(({ workflow }) => workflow.name === 'CI');
      if (!run) throw new Error(`No push has started a run of CI in ${name}`);
      return run;
    }

    async function expectTruth(portal: Portal) {
      const told = [];
      const truth = [];
      for (const { health, checkIns } of await readApi(portal.ci)) {
        const { name } = health.service;
        if (health.state === 'unmapped' || !health.repositoryUrl) continue;
        const { state, since, brokenBy } = health;
        told.push({
          name,
          state,
          redSince: state === 'failing' ? since : undefined,
          brokenBy: brokenBy?.sha,
          newestCheckIn: checkIns[0]?.checkIn.sha,
        });
        truth.push({ name, ...mainlineOf(world.repository(name)) });
      }
      expect(told).toEqual(truth);
      return told;
    }

    it('says of every service what is true in that world', async () => {
      const told = await expectTruth(unhooked);
      expect(told).toHaveLength(14);
      expect(
        told.filter(({ state }) => state === 'failing').map(({ name }) => name),
      ).toEqual(['checkout', 'search']);
    });

    it('follows a push from the queue to its failure and its fix by deliveries alone', async () => {
      const story = async () => {
        await hooked.settle();
        return hooked.ci.getService(storyRef);
      };
      const before = await story();
      expect(before).toMatchObject({ state: 'passing', running: false });

      const breaking = world.push('inventory', {
        message: 'Count parcels twice',
        plan: { CI: { outcome: 'held' }, Lint: { outcome: 'success' } },
      });
      clock.advance(second);
      expect(await story()).toMatchObject({
        state: 'passing',
        running: true,
        lastCheckIn: { sha: breaking.sha, message: 'Count parcels twice' },
      });
      const [queued] = (await hooked.ci.getCheckIns(storyRef)).items;
      expect(queued).toMatchObject({ checkIn: { sha: breaking.sha } });
      expect(queued.runs.map(({ status }) => status)).toEqual(
        expect.arrayContaining(['queued']),
      );

      const run = ciRunOf('inventory');
      world.beginRun('inventory', run);
      clock.advance(minute);
      expect(await story()).toMatchObject({ state: 'passing', running: true });
      const details = await hooked.ci.getRun(storyRef, String(run.id));
      expect(details).toMatchObject({ run: { outcome: 'running' } });

      world.finishRun('inventory', run, 'failure');
      const failedAt = new Date(clock.simulated.now()).toISOString();
      clock.advance(second);
      expect(await story()).toMatchObject({
        state: 'failing',
        since: failedAt,
        brokenBy: { sha: breaking.sha },
        failing: {
          workflowName: 'CI',
          runId: String(run.id),
          jobName: expect.any(String),
        },
      });

      const fix = world.push('inventory', {
        message: 'Count parcels once',
        plan: { outcome: 'success' },
      });
      clock.advance(5 * minute);
      const after = await story();
      expect(after).toMatchObject({
        state: 'passing',
        running: false,
        lastCheckIn: { sha: fix.sha },
        checkInsSinceRed: 0,
      });
      expect(after.brokenBy).toBeUndefined();
      expect(after.timeToFixMs).toBeGreaterThan(0);
    });

    /** The newest of an environment, as the portal knows them. */
    async function deploymentsOf(portal: Portal, name: string) {
      await portal.settle();
      const { deployments } = await portal.ci.getCheckInFacts(
        `component:default/${name}`,
      );
      // The shop has deployed before it was opened, too.
      return deployments.filter(
        ({ environment, createdAt }) =>
          environment === 'uat' && createdAt > openedAt,
      );
    }

    it('follows the deployments of a workflow to their ends by deliveries alone', async () => {
      const deploy = (outcome: 'success' | 'failure') => {
        const started = world.dispatch('catalog', 'deploy.yml', {
          inputs: { service: 'catalog', environment: 'uat', version: 'abc' },
          plan: { outcome, failingJob: 'deploy' },
        });
        if (!started.ok) throw new Error(started.message);
        return started.run;
      };
      const first = deploy('success');
      clock.advance(20 * second);
      expect(await deploymentsOf(hooked, 'catalog')).toMatchObject([
        { state: 'in_progress', sha: first.sha, runId: String(first.id) },
      ]);
      clock.advance(3 * minute);
      expect(await deploymentsOf(hooked, 'catalog')).toMatchObject([
        { state: 'success', runId: String(first.id) },
      ]);

      const failed = deploy('failure');
      clock.advance(3 * minute);
      const last = deploy('success');
      clock.advance(3 * minute);
      const seen = await deploymentsOf(hooked, 'catalog');
      expect(seen).toMatchObject([
        { state: 'success', runId: String(last.id) },
        { state: 'failure', runId: String(failed.id) },
        { state: 'success', runId: String(first.id), retired: true },
      ]);
      expect(seen[0].retired).toBeUndefined();
    });

    it('follows a deployment that no run made', async () => {
      const { owner: creator } = world.repository('payments');
      const asked = world.requestDeployment('payments', {
        ref: world.repository('payments').defaultBranch,
        environment: 'uat',
        creator,
        requiredContexts: [],
      });
      if (asked.kind !== 'created') throw new Error(asked.kind);
      const [begun] = await deploymentsOf(hooked, 'payments');
      expect(begun).toMatchObject({
        id: String(asked.deployment.id),
        sha: asked.deployment.sha,
        state: 'pending',
      });
      expect(begun.runId).toBeUndefined();

      // Read once while it is on its way, so that its end has to be asked for.
      clock.advance(minute);
      expect(await deploymentsOf(unhooked, 'payments')).toEqual([begun]);
      world.addDeploymentStatus('payments', asked.deployment, {
        state: 'error',
        creator,
        logUrl: 'https://deployer.example/logs/1',
      });
      expect(await deploymentsOf(hooked, 'payments')).toMatchObject([
        { state: 'error', url: 'https://deployer.example/logs/1' },
      ]);
    });

    it('ends with the same answers when every delivery was lost', async () => {
      // On one commit a failure and, run again, a success: the list of runs tells of the second attempt alone.
      world.push('payments', {
        plan: { CI: { outcome: 'failure' }, Lint: { outcome: 'success' } },
      });
      const flaky = ciRunOf('payments');
      clock.advance(3 * minute);
      world.rerun('payments', flaky, {
        failedOnly: true,
        plan: { outcome: 'success' },
      });
      clock.advance(3 * minute);
      await hooked.settle();
      await unhooked.settle();
      const { items } = await unhooked.ci.getRuns('component:default/payments');
      expect(items.find(run => run.id === String(flaky.id))).toMatchObject({
        attempts: 2,
        outcome: 'passing',
        flaky: true,
      });
      const delivered = github.simulator.deliveries.filter(
        ({ state }) => state === 'delivered',
      );
      expect(delivered.length).toBeGreaterThan(100);
      expect((await unhooked.ci.getSummary()).inbox.setAside).toBe(0);
      expect(await deploymentsOf(unhooked, 'catalog')).toHaveLength(3);
      expect(await readApi(unhooked.ci, compared)).toEqual(
        await readApi(hooked.ci),
      );
      await expectTruth(unhooked);
    });

    it('ends with the same answers when deliveries come late, twice and in disorder', async () => {
      const delivered = github.simulator.deliveries.filter(
        ({ state }) => state === 'delivered',
      );
      const answers = await deliverAll(
        disordered.door,
        shuffled([...delivered, ...delivered]).map(
          ({ guid, event, payload }) => ({ event, body: payload, id: guid }),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(
        new Set([202]),
      );
      await disordered.settle();
      expect(await readApi(disordered.ci)).toEqual(await readApi(hooked.ci));
    });

    it('asks GitHub nothing for any page, but for a log and for the jobs of an old run on first view', async () => {
      const ref = 'component:default/catalog';
      const { items } = await unhooked.ci.getRuns(ref, { limit: 200 });
      const ended = items.filter(({ status }) => status === 'completed');
      const [build] = ended.filter(({ event }) => event === 'push');
      // One that nobody asked for yet: those that tell whether a check-in was tested were read.
      const unread: Array<{ id: string }> = await unhooked
        .knex('runs')
        .where({ status: 'completed', repository_id: build.repositoryId })
        .whereNull('jobs_read_at')
        .select('id');
      const old = ended.find(run => unread.some(each => each.id === run.id));
      if (!old) throw new Error('The jobs of every run were read');
      const [job] = (await unhooked.ci.getRun(ref, build.id)).jobs;
      const costOf = async (viewing: () => Promise<unknown>) => {
        const before = github.simulator.requests.count;
        await viewing();
        return github.simulator.requests.count - before;
      };
      const parts: Record<string, string> = {
        kind: 'component',
        namespace: 'default',
        name: 'catalog',
        runId: build.id,
        jobId: job.id,
      };
      expect(describedPaths.length).toBeGreaterThan(8);
      const view = async (path: string) => {
        const query = path === '/changes' ? '?after=0' : '';
        const response = await fetch(`${unhooked.url}${path}${query}`);
        const { status } = response;
        expect({ path, status }).toEqual({ path, status: 200 });
        expectDescribed(path, { status, body: await response.json() });
      };
      for (const template of describedPaths) {
        // No delivery ever came to this portal.
        if (template.startsWith('/operations/deliveries/{')) continue;
        const path = template.replace(/\{(\w+)\}/g, (_, part) => parts[part]);
        const cost = await costOf(() => view(path));
        const isLog = path.endsWith('/log');
        expect({ path, asked: cost > 0 }).toEqual({ path, asked: isLog });
      }
      const viewOld = async () =>
        expect(
          (await unhooked.ci.getRun(ref, old.id)).jobs.length,
        ).toBeGreaterThan(0);
      expect(await costOf(viewOld)).toBe(1);
      expect(await costOf(viewOld)).toBe(0);
    });
  },
);
