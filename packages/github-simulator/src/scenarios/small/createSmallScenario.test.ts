import { SteppedClock } from '../../clock';
import { createSmallScenario } from './createSmallScenario';
import { startGithubSimulator } from '../../startGithubSimulator';
import { openApiGuard } from '../../testing';
import { read, readEverything } from '../../testing/readEverything';

const OPENING = '2026-11-20T10:00:00Z';

// Compiling GitHub's description takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('the small scenario', () => {
  it('answers everything as GitHub describes it, at its opening and an hour later', async () => {
    const guard = openApiGuard();
    const clock = new SteppedClock(OPENING);
    const simulator = await startGithubSimulator({
      scenario: 'small',
      clock,
      rateLimit: { limit: 1_000_000 },
      onResponse: guard.onResponse,
    });
    try {
      const slugs = simulator.world.repositories.map(
        ({ owner, name }) => `${owner.login}/${name}`,
      );
      for (const slug of slugs) await readEverything(simulator.url, slug);
      clock.advance(3_600_000);
      for (const slug of slugs.slice(0, 2)) {
        await readEverything(simulator.url, slug);
      }
      await read(`${simulator.url}/user`);
      await read(`${simulator.url}/rate_limit`);
      await read(`${simulator.url}/installation/repositories`);
      await read(`${simulator.url}/repos/mainline-demo/loyalty`);
      guard.assertValid();
      expect(guard.checked).toBeGreaterThan(500);
      expect(guard.missingInRecordings.size).toBe(0);
    } finally {
      await simulator.close();
    }
  });

  describe('at its opening', () => {
    const clock = new SteppedClock(OPENING);
    const { world, catalogEntities } = createSmallScenario({
      clock,
      seed: 1,
      base: () => 'http://localhost',
      live: true,
    });
    const runsOf = (name: string, workflow: string, event = 'push') =>
      world
        .repository(name)
        .runs.filter(
          run => run.workflow.name === workflow && run.event === event,
        );
    const outcomes = (name: string, workflow: string, event?: string) =>
      runsOf(name, workflow, event).map(
        ({ attempts }) =>
          attempts.at(-1)?.conclusion ?? attempts.at(-1)?.status,
      );

    it('has a check-in that broke checkout two hours ago, and three on top', () => {
      expect(outcomes('checkout', 'CI').slice(-4)).toEqual(
        Array(4).fill('failure'),
      );
      expect(outcomes('checkout', 'CI').at(-5)).toBe('success');
      expect(outcomes('checkout', 'Lint').at(-1)).toBe('success');
    });

    it('has search red over night', () => {
      expect(outcomes('search', 'Lint').at(-1)).toBe('failure');
      expect(runsOf('search', 'Lint').at(-1)?.createdAt).toBe(
        clock.now() - 14 * 3_600_000,
      );
    });

    it('has a flaky commit in payments', () => {
      expect(
        runsOf('payments', 'CI')
          .at(-1)
          ?.attempts.map(({ conclusion }) => conclusion),
      ).toEqual(['failure', 'success']);
    });

    it('has runs under way in accounts', () => {
      expect(outcomes('accounts', 'CI').at(-1)).toBe('in_progress');
    });

    it('has a nightly run of pricing that fails while its mainline is green', () => {
      expect(outcomes('pricing', 'Nightly', 'schedule').slice(-2)).toEqual([
        'failure',
        'failure',
      ]);
      expect(outcomes('pricing', 'CI').at(-1)).toBe('success');
    });

    it('has a disabled workflow of notifications whose last run was red', () => {
      expect(world.workflow('notifications', 'e2e.yml').state).toBe(
        'disabled_manually',
      );
      expect(outcomes('notifications', 'End-to-end').at(-1)).toBe('failure');
      expect(outcomes('notifications', 'CI').at(-1)).toBe('success');
    });

    it('has a broken workflow file of shipping that was mended', () => {
      expect(outcomes('shipping', 'CI').slice(-2)).toEqual([
        'startup_failure',
        'success',
      ]);
    });

    it('has inventory dormant on master, and gift-cards without a run', () => {
      const dormant = world.repository('inventory');
      expect(dormant.defaultBranch).toBe('master');
      expect(dormant.pushedAt).toBeLessThan(clock.now() - 20 * 86_400_000);
      expect(world.repository('gift-cards').runs).toEqual([]);
      expect(world.repository('gift-cards').commits.size).toBe(2);
    });

    it('has cancelled and skipped runs, and pull requests by a bot', () => {
      expect(outcomes('recommendations', 'CI')).toContain('cancelled');
      expect(
        outcomes('recommendations', 'Auto-merge', 'pull_request'),
      ).toContain('skipped');
      expect(
        world
          .repository('web-frontend')
          .pullRequests.filter(({ author }) => author.type === 'Bot').length,
      ).toBeGreaterThanOrEqual(3);
    });

    it('is green elsewhere', () => {
      const red = world.repositories
        .flatMap(({ name, workflows, defaultBranch }) =>
          workflows
            .filter(
              ({ state, on }) => state === 'active' && on.includes('push'),
            )
            .map(workflow => ({
              name,
              workflow: workflow.name,
              last: runsOf(name, workflow.name)
                .filter(({ branch }) => branch === defaultBranch)
                .map(({ attempts }) => attempts.at(-1)?.conclusion)
                .findLast(one => one === 'success' || one === 'failure'),
            })),
        )
        .filter(({ last }) => last === 'failure')
        .map(({ name, workflow }) => `${name} ${workflow}`);
      expect(red).toEqual(['checkout CI', 'search Lint']);
    });

    it('holds a Component without an annotation, one with a bad one, and one whose repository is gone', () => {
      const slugs = catalogEntities()
        .filter(({ kind }) => kind === 'Component')
        .map(
          ({ metadata }) => metadata.annotations?.['github.com/project-slug'],
        );
      expect(slugs).toHaveLength(17);
      expect(slugs).toContain(undefined);
      expect(slugs).toContain('legacy-orders');
      expect(slugs).toContain('mainline-demo/loyalty');
    });

    it('holds the teams, and the group that lets versions into production', () => {
      const entities = catalogEntities();
      const groups = entities
        .filter(({ kind }) => kind === 'Group')
        .map(({ metadata }) => metadata.name);
      expect(groups).toEqual([
        'storefront',
        'payments',
        'customers',
        'logistics',
        'release',
      ]);
      expect(
        entities.filter(
          ({ kind, spec }) =>
            kind === 'User' &&
            JSON.stringify(spec).includes('group:default/release'),
        ),
      ).toHaveLength(1);
    });

    it('goes on living: somebody checks in every half a minute, and what broke gets mended', () => {
      const count = () =>
        world.repositories.reduce((sum, { commits }) => sum + commits.size, 0);
      const atOpening = count();
      clock.advance(3_600_000);
      expect(count() - atOpening).toBeGreaterThan(80);
      expect(count() - atOpening).toBeLessThan(300);
      clock.advance(4 * 3_600_000);
      expect(outcomes('checkout', 'CI').slice(-80)).toContain('success');
    });
  });
});
