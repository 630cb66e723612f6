import type { Knex } from 'knex';
import type { Fault } from '@mainline/github-simulator';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { clearTables, dumpFacts, testDatabases } from '../__testUtils__';
import { aComponent } from '../__testUtils__/aComponent';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(600_000);

const minute = 60_000;
const names = ['orders', 'catalog', 'search'];
const hourlyLimit = 400;
/** One after the other, so that the log tells what was asked after what. */
const ci = {
  reconciliation: { concurrency: 1, activeInterval: '50 seconds' },
};

type Weather = Pick<Fault, 'kind' | 'retryAfterSeconds' | 'delayMs'>;

/** Every minute something else goes wrong, three times over; after a refusal with a time nothing is asked in the next. */
const weather: Weather[] = [
  { kind: 500 },
  { kind: 'reshaped' },
  { kind: 502 },
  { kind: 429, retryAfterSeconds: 90 },
  { kind: 'truncated' },
  { kind: 'slow', delayMs: 20 },
  { kind: 403 },
  { kind: 403, retryAfterSeconds: 90 },
  { kind: 'reshaped' },
  { kind: 'truncated' },
];
/** Once there is a refusal that names no time. */
const untold: Weather = { kind: 429, retryAfterSeconds: 'untold' };

/** How long nothing may be asked after that, in milliseconds; GitHub's documentation asks for a minute where it names no time. */
function waitOf(now: Weather | undefined): number {
  const { kind, retryAfterSeconds: seconds } = now ?? {};
  if (seconds === 'untold') return minute;
  if (seconds === undefined) return kind === 429 ? minute : 0;
  return seconds * 1000;
}

describe.each(testDatabases().eachSupportedId())(
  'an hour of GitHub failing, on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let knex: Knex;
    let portal: Portal;

    const start = (store: Knex) =>
      startPortal({
        knex: store,
        github: github.simulator,
        ci,
        entities: names.map(name =>
          aComponent(name, {
            annotations: { 'github.com/project-slug': `demo/${name}` },
          }),
        ),
      });

    beforeAll(async () => {
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithub({
        scenario: 'empty',
        clock: clock.simulated,
        rateLimit: { limit: hourlyLimit },
      });
      const { world } = github.simulator;
      for (const name of names) {
        world.addRepository({
          name,
          owner: world.account('demo', 'Organization'),
          workflows: [
            {
              name: 'CI',
              path: '.github/workflows/ci.yml',
              on: ['push'],
              jobs: [{ name: 'build', steps: ['Build'], durationMs: 90_000 }],
            },
          ],
        });
        world.push(name);
      }
      knex = await databases.init(id);
      portal = await start(knex);
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    it('leaves nothing lost, and asks nothing before it was told to', async () => {
      const { world, requests, faults } = github.simulator;
      const weatherAt = new Map<number, Weather>();
      await portal.settle();
      for (let passed = 0; passed < 60; passed += 1) {
        const name = names[passed % names.length];
        if (passed % 3 === 0) world.push(name);
        const [last] = world.repository(name).runs.slice(-1);
        if (passed % 7 === 0 && last.attempts.at(-1)?.conclusion) {
          world.rerun(name, last);
        }
        const now = passed === 13 ? untold : weather[passed % weather.length];
        faults.clear();
        faults.add({ ...now, on: { path: /^\/repos\/demo\// }, times: 3 });
        clock.advance(minute);
        weatherAt.set(clock.simulated.now(), now);
        await portal.round();
        if (passed % 20 === 2) {
          // Another process in its place, while the source has it wait.
          await portal.stop();
          portal = await start(knex);
          await portal.round();
        }
      }
      faults.clear();
      // The longest that anything waits: the hour's requests, or twice what was not told.
      clock.advance(70 * minute);
      await portal.settle();
      clock.advance(10 * minute);
      await portal.settle();
      const stormy = await collected(knex);
      const asked = [...requests.all];

      expect(
        asked.filter(
          ({ status, fault }) => [403, 429].includes(status) && !fault,
        ),
      ).toEqual([]);
      for (const [place, { at, fault }] of asked.entries()) {
        const next = asked[place + 1];
        if (!next || !fault) continue;
        expect(next.at - at).toBeGreaterThanOrEqual(waitOf(weatherAt.get(at)));
      }
      expect(new Set(asked.flatMap(({ fault }) => fault ?? []))).toEqual(
        new Set(weather.map(({ kind }) => kind)),
      );

      await clearTables(knex);
      requests.clear();
      await portal.settle();
      expect(stormy).toEqual(await collected(knex));
      expect(stormy.runs.length).toBeGreaterThan(names.length + 20);
    });
  },
);

/** Every fact but the paths of commits: the self-check asks for those that its answer turns on at that moment. */
async function collected(knex: Knex) {
  const { changed_paths: _asked, ...facts } = await dumpFacts(knex);
  return facts;
}
