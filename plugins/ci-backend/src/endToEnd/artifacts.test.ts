import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import type { Repository, World } from '@mainline/github-simulator';
import { testDatabases } from '../__testUtils__';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ref = 'component:default/shop';

describe.each(testDatabases().eachSupportedId())(
  'artifacts and environments of a repository on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;
    let world: World;
    let shop: Repository;

    beforeAll(async () => {
      clock = portalClock('2026-03-02T08:00:00.000Z');
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      ({ world } = github.simulator);
      shop = world.addRepository({
        name: 'shop',
        owner: world.account('acme', 'Organization'),
        workflows: [
          {
            name: 'CI',
            path: '.github/workflows/ci.yml',
            on: ['push'],
            jobs: [
              {
                name: 'build',
                steps: ['Build'],
                durationMs: 20_000,
                artifacts: ['image', 'coverage'],
              },
            ],
          },
        ],
      });
      world.push(shop, { startRuns: false });
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'shop',
              annotations: { 'github.com/project-slug': 'acme/shop' },
            },
            spec: { type: 'service', lifecycle: 'production', owner: 'acme' },
          },
        ],
      });
      await portal.settle();
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    async function pass(ms: number) {
      clock.advance(ms);
      await portal.settle();
    }

    /** Paths that were asked for while something happened. */
    async function askedIn(happens: () => Promise<void>) {
      const before = github.simulator.requests.count;
      await happens();
      return github.simulator.requests.all
        .slice(before)
        .map(({ path }) => path.replace('/repos/acme/shop', ''))
        .filter(path => /\/(artifacts|environments)$/.test(path));
    }

    async function kindsOf(kind: string) {
      const { items } = await portal.ci.getChanges({ after: '0', limit: 1000 });
      return items.filter(change => change.kind === kind);
    }

    it('asks for none where nothing was built and nothing deployed', async () => {
      expect(await askedIn(() => pass(2 * day))).toEqual([]);
      expect(await portal.ci.getEnvironments(ref)).toEqual({
        environments: [],
      });
    });

    it('tells of a run what it uploaded, with size and digest, and once that its time has come', async () => {
      world.push(shop, { message: 'Build it' });
      expect(await askedIn(() => pass(6 * hour))).toEqual([
        '/actions/artifacts',
      ]);
      const [run] = shop.runs;
      const { artifacts } = await portal.ci.getRun(ref, `${run.id}`);
      expect(artifacts).toEqual([
        expect.objectContaining({ name: 'coverage', expired: false }),
        {
          repositoryId: `github.com:${shop.id}`,
          id: expect.stringMatching(/^\d+$/),
          runId: `${run.id}`,
          headSha: run.sha,
          name: 'image',
          sizeBytes: expect.any(Number),
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          createdAt: expect.stringMatching(/^2026-03-04T08:00:/),
          expiresAt: expect.stringMatching(/^2026-06-02T08:00:/),
          expired: false,
        },
      ]);
      expect(await kindsOf('artifact')).toHaveLength(2);

      expect(await askedIn(() => pass(80 * day))).toEqual([]);
      await pass(12 * day);
      const later = await portal.ci.getRun(ref, `${run.id}`);
      expect(later.artifacts?.map(({ expired }) => expired)).toEqual([
        true,
        true,
      ]);
    });

    it('tells of environments what stands before a deployment to them, and asks for them once a day', async () => {
      world.protectEnvironment(shop, 'production', {
        reviewers: [{ team: 'Release managers' }, { person: 'ada' }],
        waitMinutes: 30,
        branches: 'protected',
      });
      deploy('production');
      // By then a repository that slept for months was read.
      expect(await askedIn(() => pass(3 * hour))).toEqual(['/environments']);
      const { environments, readAt } = await portal.ci.getEnvironments(ref);
      expect(environments).toEqual([
        expect.objectContaining({
          repositoryId: `github.com:${shop.id}`,
          name: 'production',
          reviewers: [
            { kind: 'team', name: 'Release managers' },
            { kind: 'person', name: 'ada' },
          ],
          waitMinutes: 30,
          branches: 'protected',
        }),
      ]);
      expect(readAt).toBeDefined();
      expect(
        await askedIn(async () => {
          for (let n = 0; n < 24; n += 1) await pass(hour);
        }),
      ).toEqual(['/environments']);
      expect(await kindsOf('environment')).toHaveLength(1);
    });

    it('asks at once for one that a deployment names first', async () => {
      deploy('uat');
      expect(await askedIn(() => pass(hour))).toEqual(['/environments']);
      const { environments } = await portal.ci.getEnvironments(ref);
      expect(environments.map(({ name }) => name)).toEqual([
        'production',
        'uat',
      ]);
    });

    function deploy(environment: string) {
      world.requestDeployment(shop, {
        ref: 'main',
        environment,
        creator: world.account('ada'),
        requiredContexts: [],
      });
    }
  },
);
