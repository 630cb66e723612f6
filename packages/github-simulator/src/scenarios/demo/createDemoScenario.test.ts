import { createHash } from 'node:crypto';
import { SteppedClock } from '../../clock';
import { startGithubSimulator } from '../../startGithubSimulator';
import { openApiGuard } from '../../testing';
import { read, readEverything } from '../../testing/readEverything';
import { Run, World } from '../../world';
import { createDemoScenario } from './createDemoScenario';

const OPENING = '2026-11-20T10:00:00Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Compiling GitHub's description takes seconds on a busy machine.
jest.setTimeout(120_000);

function tell(
  options: {
    clock?: SteppedClock;
    openedAt?: number;
    seed?: number;
    live?: boolean;
    services?: number;
    days?: number;
  } = {},
) {
  const { services = 60, days = 40 } = options;
  const scenario = createDemoScenario({
    clock: options.clock ?? new SteppedClock(OPENING),
    openedAt: options.openedAt,
    seed: options.seed ?? 1,
    live: options.live ?? true,
    base: () => 'http://localhost',
    demo: { services, days },
  });
  const truth = scenario.truth;
  if (!truth) throw new Error('The demo knows the truth');
  return { ...scenario, truth };
}

/** All of a world that a reader can see. */
function everythingIn(world: World) {
  return world.repositories.map(repository => ({
    name: repository.name,
    branches: [...repository.branches],
    commits: [...repository.commits.keys()],
    activities: repository.activities,
    pullRequests: repository.pullRequests,
    deployments: repository.deployments.map(({ id, sha, statuses }) => ({
      id,
      sha,
      statuses: statuses.map(({ state, createdAt }) => [state, createdAt]),
    })),
    runs: repository.runs.map(({ id, sha, attempts }) => ({
      id,
      sha,
      attempts: attempts.map(({ status, conclusion, updatedAt, plan }) => ({
        status,
        conclusion,
        updatedAt,
        plan,
      })),
    })),
  }));
}

function digestOf(world: World): string {
  const hash = createHash('sha256');
  for (const each of everythingIn(world)) hash.update(JSON.stringify(each));
  return hash.digest('hex');
}

function runsOf(world: World, event = 'push'): Run[] {
  return world.repositories.flatMap(({ runs }) =>
    runs.filter(run => run.event === event),
  );
}

describe('the demo', () => {
  it('answers everything as GitHub describes it', async () => {
    const guard = openApiGuard();
    const clock = new SteppedClock(OPENING);
    const simulator = await startGithubSimulator({
      scenario: 'demo',
      services: 20,
      days: 12,
      clock,
      rateLimit: { limit: 1_000_000 },
      onResponse: guard.onResponse,
    });
    try {
      clock.advance(10 * MINUTE);
      const slugs = simulator.world.repositories.map(
        ({ owner, name }) => `${owner.login}/${name}`,
      );
      for (const slug of slugs.filter((_, index) => index % 4 === 0)) {
        await readEverything(simulator.url, slug);
      }
      await read(`${simulator.url}/rate_limit`);
      guard.assertValid();
      expect(guard.checked).toBeGreaterThan(150);
    } finally {
      await simulator.close();
    }
  });

  it('is the same again, given the same seed, and another one given another', () => {
    const [one, again, other] = [1, 1, 2].map(seed => tell({ seed }));
    expect(everythingIn(again.world)).toEqual(everythingIn(one.world));
    expect(again.catalogEntities()).toEqual(one.catalogEntities());
    expect(again.truth()).toEqual(one.truth());
    expect(everythingIn(other.world)).not.toEqual(everythingIn(one.world));
  });

  it('is what it was when it is started again, though a visitor had been there', () => {
    const clock = new SteppedClock(OPENING);
    const first = tell({ clock });
    clock.advance(20 * MINUTE);
    const run = runsOf(first.world).findLast(
      ({ attempts }) => attempts.at(-1)?.conclusion === 'success',
    );
    const repository = first.world.repositories.find(
      ({ runs }) => run && runs.includes(run),
    );
    if (!run || !repository) throw new Error('Nothing passed yet');
    first.world.rerun(repository, run);
    clock.advance(HOUR);

    const again = tell({
      clock: new SteppedClock(clock.now()),
      openedAt: Date.parse(OPENING),
    });
    const withoutVisit = (world: World) =>
      everythingIn(world).map(each => ({
        ...each,
        runs: each.runs.filter(({ id }) => id !== run.id),
      }));
    expect(withoutVisit(again.world)).toEqual(withoutVisit(first.world));
    expect(again.truth()).toEqual(first.truth());
  });

  it('refuses a number of services or days that it can not be made from', () => {
    expect(() => tell({ services: 3 })).toThrow(/services is 3.*from 20 on/);
    expect(() => tell({ days: 0 })).toThrow(/days is 0/);
  });

  it('keeps its proportions at a thousand services, and is the same again', () => {
    const [one, again] = [1, 2].map(() =>
      tell({ services: 1000, days: 7, live: false }),
    );
    expect(digestOf(again.world)).toBe(digestOf(one.world));
    expect(again.truth()).toEqual(one.truth());

    const { services } = one.truth();
    const inRepository = (name: string) =>
      services.filter(({ repository }) => repository === name).length;
    expect(services).toHaveLength(1000);
    expect(inRepository('commerce-monorepo')).toBe(133);
    expect(inRepository('backoffice-suite')).toBe(27);
    // Those of one build are red together.
    const red = services.filter(
      ({ state, repository }) =>
        state === 'red' && repository !== 'backoffice-suite',
    ).length;
    expect(red).toBeGreaterThanOrEqual(20);
    expect(red).toBeLessThanOrEqual(40);
    // Half a check-in per service and working day, very unevenly.
    const checkIns = new Set(runsOf(one.world).map(({ sha }) => sha)).size;
    expect(checkIns / (1000 * 5)).toBeGreaterThan(0.3);
    expect(checkIns / (1000 * 5)).toBeLessThan(0.7);
    const names = one
      .catalogEntities()
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  describe('at 120 services', () => {
    const clock = new SteppedClock(OPENING);
    const demo = tell({ clock, services: 120, days: 90 });
    const { world } = demo;
    const entities = demo.catalogEntities();
    const components = entities.filter(({ kind }) => kind === 'Component');

    it('keeps the proportions: a monorepo, one build for some, the rest on their own', () => {
      const slugs = components.map(
        ({ metadata }) => metadata.annotations?.['github.com/project-slug'],
      );
      const count = (name: string) =>
        slugs.filter(slug => slug === `mainline-demo/${name}`).length;
      expect(components).toHaveLength(120);
      expect(count('commerce-monorepo')).toBe(16);
      expect(count('backoffice-suite')).toBe(3);
      expect(slugs.filter(slug => slug === undefined)).toHaveLength(1);
      expect(
        world.repositories.filter(({ workflows }) => workflows.length === 0),
      ).toHaveLength(1);
      expect(
        new Set(components.map(({ metadata }) => metadata.name)).size,
      ).toBe(120);
    });

    it('builds in the monorepo only what a check-in touches', () => {
      const { runs } = world.repository('commerce-monorepo');
      const shas = new Map<string, number>();
      for (const { sha, event } of runs) {
        if (event === 'push') shas.set(sha, (shas.get(sha) ?? 0) + 1);
      }
      expect(shas.size).toBeGreaterThan(20);
      // A bot that updates a library for all touches none of them.
      expect([...shas.values()].every(count => count === 1)).toBe(true);
    });

    it('has everything that can happen to a build', () => {
      const conclusions = new Set(
        runsOf(world).flatMap(({ attempts }) =>
          attempts.map(({ conclusion }) => conclusion),
        ),
      );
      expect([...conclusions]).toEqual(
        expect.arrayContaining([
          'success',
          'failure',
          'cancelled',
          'timed_out',
          'startup_failure',
        ]),
      );
      const { reds } = totalOf(demo.truth());
      expect(new Set(reds.map(({ end }) => end?.how))).toEqual(
        new Set(['fix', 'revert', 're-run', undefined]),
      );
      const share = reds.length / runsOf(world).filter(({ sha }) => sha).length;
      expect(share).toBeGreaterThan(0.03);
      expect(share).toBeLessThan(0.1);
      expect(
        new Set(
          world.repositories.flatMap(({ pullRequests, commits }) =>
            pullRequests.flatMap(({ state, mergeSha = '' }) => [
              state,
              commits.get(mergeSha)?.parents.length,
            ]),
          ),
        ),
      ).toEqual(new Set(['open', 'merged', 'closed', undefined, 1, 2]));
    });

    it('works in working hours, nearly', () => {
      const weekend = runsOf(world).filter(({ createdAt }) =>
        [0, 6].includes(new Date(createdAt).getUTCDay()),
      );
      expect(weekend.length).toBeLessThan(runsOf(world).length * 0.03);
    });

    it('opens with two to four of a hundred red, one of them since the week before', () => {
      const { services } = demo.truth();
      const red = services.filter(({ state }) => state === 'red');
      expect(red.length).toBeGreaterThanOrEqual(2);
      expect(red.length).toBeLessThanOrEqual(6);
      const since = red.flatMap(({ reds }) =>
        reds.filter(({ end }) => !end).map(({ redAt }) => redAt),
      );
      expect(since.some(at => at < '2026-11-14T12:00:00Z')).toBe(true);
    });

    it('gives whoever comes in a team with a red service that can be deployed', () => {
      const guest = entities.find(
        ({ kind, metadata }) => kind === 'User' && metadata.name === 'guest',
      );
      expect(guest?.metadata.namespace).toBe('development');
      const [team] = guest?.spec.memberOf as string[];
      const own = components.filter(({ spec }) => spec.owner === team);
      const red = demo
        .truth()
        .services.filter(({ state }) => state === 'red')
        .map(({ entityRef }) => entityRef);
      const mine = own.filter(({ metadata }) =>
        red.includes(`component:default/${metadata.name}`),
      );
      expect(mine.length).toBeGreaterThan(0);
      expect(
        mine.some(({ metadata }) =>
          world
            .repository(metadata.name)
            .workflows.some(({ path }) => path.endsWith('/deploy.yml')),
        ),
      ).toBe(true);
    });

    it('says of each team when it works', () => {
      const groups = entities.filter(
        ({ kind, spec }) => kind === 'Group' && spec.type === 'team',
      );
      const zones = groups.map(
        ({ metadata }) => metadata.annotations?.['ci.mainline/time-zone'],
      );
      expect(new Set(zones).size).toBeGreaterThan(3);
      expect(groups[0].metadata.annotations).toMatchObject({
        'ci.mainline/working-hours': expect.stringMatching(
          /^\d\d:\d\d-\d\d:\d\d$/,
        ),
        'ci.mainline/working-days': 'mon,tue,wed,thu,fri',
        'ci.mainline/holidays': expect.stringMatching(/^\d{4}-\d\d-\d\d/),
      });
    });

    it('lives on: within three minutes something breaks, is mended and is deployed', () => {
      const before = totalOf(demo.truth());
      const count = () =>
        world.repositories.reduce(
          (sum, { deployments }) => sum + deployments.length,
          0,
        );
      const deployments = count();
      clock.advance(4 * MINUTE);
      const after = totalOf(demo.truth());
      expect(after.reds.length).toBeGreaterThan(before.reds.length);
      expect(after.ended).toBeGreaterThan(before.ended);
      expect(count()).toBeGreaterThan(deployments);
      clock.advance(2 * HOUR);
      const later = demo
        .truth()
        .services.filter(({ state }) => state === 'red');
      expect(later.length).toBeLessThan(12);
    });

    it('knows a truth that is consistent in itself', () => {
      for (const { reds, environments, state } of demo.truth().services) {
        expect(reds.some(({ end }) => !end)).toBe(state === 'red');
        for (const { redAt, end, brokenBy, cause } of reds) {
          if (!end) continue;
          expect(end.at >= redAt).toBe(true);
          expect(end.by === brokenBy).toBe(cause === 'flake');
          expect(end.how === 're-run').toBe(cause === 'flake');
        }
        expect(Object.values(environments).every(({ sha }) => sha)).toBe(true);
      }
    });
  });
});

function totalOf({ services }: ReturnType<ReturnType<typeof tell>['truth']>) {
  const reds = services.flatMap(service => service.reds);
  return { reds, ended: reds.filter(({ end }) => end).length };
}
