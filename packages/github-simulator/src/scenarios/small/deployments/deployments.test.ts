import { SteppedClock } from '../../../clock';
import { Deployment, Repository, World } from '../../../world';
import { createSmallScenario } from '../createSmallScenario';
import { DEPLOYER } from '../teams';
import { ENVIRONMENTS } from '../workflows';
import { passedCommitStage } from './passedCommitStage';
import { EnvironmentName, ROLLOUTS } from './rollouts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const base = () => 'http://localhost';

function open(
  opening: string,
  options: { live?: boolean; seed?: number } = {},
) {
  const clock = new SteppedClock(opening);
  const { world } = createSmallScenario({
    clock,
    seed: options.seed ?? 1,
    base,
    live: options.live ?? true,
  });
  return { clock, world };
}

function deploymentsIn(
  world: World,
  service: string,
  environment: EnvironmentName,
) {
  return world
    .repository(service)
    .deployments.filter(one => one.environment === environment);
}

const stateOf = ({ statuses }: Deployment) => statuses.at(-1)?.state;

const wentWell = ({ statuses }: Deployment) =>
  statuses.some(({ state }) => state === 'success');

/** Where in the history of mainline a commit is. */
function place({ commits }: Repository, sha: string) {
  const commit = commits.get(sha);
  if (!commit) throw new Error(`${sha} is no commit`);
  return commit.authoredAt;
}

/** What runs there, as far as anybody can know. */
function currentIn(
  world: World,
  service: string,
  environment: EnvironmentName,
) {
  const last = deploymentsIn(world, service, environment).findLast(wentWell);
  return last && { ...last, byHand: Boolean(last.madeBy) };
}

describe('the deployments of the small scenario', () => {
  // Days of the week and hours of the day decide when people work, so the doors open on some of each.
  describe.each([
    '2026-11-20T10:00:00Z',
    '2026-11-22T15:00:00Z',
    '2026-11-24T00:30:00Z',
    '2026-12-31T18:20:00Z',
  ])('at an opening at %s', opening => {
    const { world } = open(opening);
    const now = Date.parse(opening);

    it('were made for ten services, by a bot and some by hand', () => {
      const deployed = world.repositories
        .filter(({ deployments }) => deployments.length)
        .map(({ name }) => name);
      expect(deployed.sort()).toEqual(
        ROLLOUTS.map(({ service }) => service).sort(),
      );
      for (const { deployments } of world.repositories) {
        for (const { creator, madeBy } of deployments) {
          expect(creator.login === DEPLOYER.login).toBe(!madeBy);
        }
      }
    });

    it('have whatever passed the commit stage in integration, or on its way', () => {
      for (const { service } of ROLLOUTS) {
        const repository = world.repository(service);
        const green = repository.runs
          .filter(({ event }) => event === 'push')
          .map(({ sha }) => sha)
          .filter(sha => passedCommitStage(repository, sha))
          .filter(sha => place(repository, sha) < now - 30 * MINUTE)
          .at(-1);
        const deployed = deploymentsIn(world, service, 'integration').at(-1);
        if (!green || !deployed) throw new Error(`Nothing of ${service}`);
        expect({ service, sha: deployed.sha }).toEqual({ service, sha: green });
      }
    });

    it('never have a later environment ahead of integration, and have production behind', () => {
      const behind = ROLLOUTS.filter(({ service }) => {
        const repository = world.repository(service);
        const at = (environment: EnvironmentName) => {
          const current = currentIn(world, service, environment);
          return current && place(repository, current.sha);
        };
        const integration = at('integration') ?? 0;
        for (const environment of ENVIRONMENTS) {
          const there = at(environment);
          if (currentIn(world, service, environment)?.byHand) continue;
          expect(there ?? 0).toBeLessThanOrEqual(integration);
        }
        return (at('production') ?? Infinity) < integration;
      });
      expect(behind.length).toBeGreaterThanOrEqual(7);
    });

    it('reached every environment of every service, but for the performance of search', () => {
      const missing = ROLLOUTS.flatMap(({ service }) =>
        ENVIRONMENTS.filter(
          environment => !currentIn(world, service, environment),
        ).map(environment => `${service} ${environment}`),
      );
      expect(missing).toEqual(['search performance']);
      expect(
        world.repository('search').environments.map(({ name }) => name),
      ).not.toContain('performance');
    });

    it('left catalog weeks behind in production', () => {
      const current = currentIn(world, 'catalog', 'production');
      expect(current?.createdAt).toBeLessThan(now - 18 * DAY);
    });

    it('end for notifications with a failure in integration, on top of a version that runs', () => {
      const last = deploymentsIn(world, 'notifications', 'integration').at(-1);
      expect(last && stateOf(last)).toBe('failure');
      expect(currentIn(world, 'notifications', 'integration')).toBeDefined();
    });

    it('end for shipping with a failure in uat', () => {
      const last = deploymentsIn(world, 'shipping', 'uat').at(-1);
      expect(last && stateOf(last)).toBe('failure');
    });

    it('end for checkout with one by hand in uat, whose version nobody can know', () => {
      const last = deploymentsIn(world, 'checkout', 'uat').at(-1);
      expect(last?.madeBy?.run).toMatchObject({
        event: 'workflow_dispatch',
        inputs: { environment: 'uat', correlation_id: '' },
      });
      expect(last?.creator.login).toBe('payments-dev-1');
      expect(last && stateOf(last)).toBe('success');
      expect(
        ROLLOUTS.filter(({ service }) =>
          ENVIRONMENTS.some(
            environment => currentIn(world, service, environment)?.byHand,
          ),
        ).map(({ service }) => service),
      ).toEqual(['checkout']);
    });

    it('reach production once or twice a week', () => {
      for (const { service, releasesEndBefore } of ROLLOUTS) {
        if (releasesEndBefore !== undefined) continue;
        const { length } = deploymentsIn(world, service, 'production');
        expect(length).toBeGreaterThanOrEqual(3);
        expect(length).toBeLessThanOrEqual(9);
      }
    });

    it('go from queued to in progress to their end within minutes, under ids that rise', () => {
      for (const { deployments } of world.repositories) {
        expect(deployments.map(({ id }) => id)).toEqual(
          [...new Set(deployments.map(({ id }) => id))].sort((a, b) => a - b),
        );
        for (const { statuses, createdAt } of deployments) {
          if (createdAt > now - 5 * MINUTE) continue;
          expect(
            statuses
              .map(({ state }) => state)
              .join()
              .replace(/,inactive$/, ''),
          ).toMatch(/^queued,in_progress,(success|failure)$/);
          const took = statuses[2].createdAt - createdAt;
          expect(took).toBeGreaterThan(10_000);
          expect(took).toBeLessThan(3 * MINUTE);
        }
      }
    });
  });

  describe('after the opening', () => {
    it('go on in integration alone', () => {
      const { world, clock } = open('2026-11-20T10:00:00Z');
      const opening = clock.now();
      clock.advance(2 * HOUR);
      const later = world.repositories.flatMap(({ deployments }) =>
        deployments.filter(({ createdAt }) => createdAt > opening),
      );
      expect(later.length).toBeGreaterThan(60);
      expect(new Set(later.map(({ environment }) => environment))).toEqual(
        new Set(['integration']),
      );
    });

    it('stop where nothing is to happen by itself', () => {
      const { world, clock } = open('2026-11-20T10:00:00Z', { live: false });
      world.push('catalog', { plan: { outcome: 'success' } });
      const before = world.repository('catalog').deployments.length;
      clock.advance(HOUR);
      expect(world.repository('catalog').deployments).toHaveLength(before);
    });

    it('send a check-in to integration that got green when it was run again', () => {
      const { world, clock } = open('2026-11-20T10:00:00Z');
      const { sha } = world.push('inventory', { startRuns: false });
      expect(passedCommitStage(world.repository('inventory'), sha)).toBe(false);
      const pushed = world.push('catalog', {
        plan: { CI: { outcome: 'failure' }, Lint: { outcome: 'success' } },
      });
      clock.advance(3 * MINUTE);
      const run = world
        .repository('catalog')
        .runs.find(one => one.sha === pushed.sha && one.workflow.name === 'CI');
      if (!run) throw new Error('There is no run');
      const isDeployed = () =>
        world
          .repository('catalog')
          .deployments.some(one => one.sha === pushed.sha);
      expect(isDeployed()).toBe(false);
      world.rerun('catalog', run, { plan: { outcome: 'success' } });
      clock.advance(10 * MINUTE);
      expect(isDeployed()).toBe(true);
    });

    it('are the same when the world is started again, though a visitor had deployed in it', () => {
      const tell = (world: World) =>
        world.repositories.map(({ name, deployments }) => ({
          name,
          deployments: deployments
            .filter(({ creator }) => creator.login === DEPLOYER.login)
            .map(({ id, sha, environment, createdAt }) => ({
              id,
              sha,
              environment,
              createdAt,
            })),
        }));
      const { world, clock } = open('2026-11-20T10:00:00Z');
      const opening = clock.now();
      clock.advance(HOUR);
      for (const environment of ['integration', 'uat']) {
        const result = world.dispatch('catalog', 'deploy.yml', {
          inputs: { service: 'catalog', environment, version: 'b1' },
        });
        expect(result.ok).toBe(true);
      }
      clock.advance(3 * HOUR);
      const again = createSmallScenario({
        clock: new SteppedClock(clock.now()),
        openedAt: opening,
        seed: 1,
        base,
        live: true,
      }).world;
      expect(tell(again)).toEqual(tell(world));
    });
  });

  describe('by a visitor', () => {
    const { world, clock } = open('2026-11-20T10:00:00Z');
    const deploy = (service: string, environment: string) =>
      world.dispatch(service, 'deploy.yml', {
        inputs: { service, environment, version: 'a'.repeat(40) },
      });
    const watch = (service: string, environment: string) => {
      const result = deploy(service, environment);
      if (!result.ok) throw new Error(result.message);
      clock.advance(2 * MINUTE);
      return world.newestAttempt(result.run);
    };

    it.each(['catalog', 'checkout', 'payments', 'search'])(
      'of %s take 25 to 40 seconds, in two jobs',
      service => {
        const attempt = watch(service, 'uat');
        expect(attempt.jobs.map(job => [job.name, job.conclusion])).toEqual([
          ['deploy', 'success'],
          ['smoke tests', 'success'],
        ]);
        const took = attempt.updatedAt - attempt.startedAt;
        expect(took).toBeGreaterThanOrEqual(25_000);
        expect(took).toBeLessThanOrEqual(40_000);
      },
    );

    it('of shipping fail in uat by their smoke tests, and in production do not', () => {
      const failed = watch('shipping', 'uat');
      expect(failed.conclusion).toBe('failure');
      expect(failed.jobs.map(({ conclusion }) => conclusion)).toEqual([
        'success',
        'failure',
      ]);
      expect(watch('shipping', 'production').conclusion).toBe('success');
    });

    it('of gateway are refused, in words of GitHub that are recorded', () => {
      expect(deploy('gateway', 'production')).toEqual({
        ok: false,
        message: "Required input 'change_ticket' not provided",
      });
    });

    it('of search are refused in performance, which its workflow does not know', () => {
      expect(deploy('search', 'performance')).toMatchObject({ ok: false });
    });
  });
});
