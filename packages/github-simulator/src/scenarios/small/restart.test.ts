import { SteppedClock } from '../../clock';
import { Run, World } from '../../world';
import { createSmallScenario } from './createSmallScenario';

const OPENING = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;
const base = () => 'http://localhost';

/** All of a world that a reader can see, without the runs that visitors touched. */
function everythingIn(world: World, except?: Run) {
  return world.repositories.map(({ name, branches, activities, runs }) => ({
    name,
    branches: [...branches],
    activities,
    runs: runs.filter(({ id }) => id !== except?.id),
  }));
}

describe('a small world that is started again', () => {
  it('is what it was, though a visitor had started and cancelled runs in it', () => {
    const clock = new SteppedClock(OPENING);
    const first = createSmallScenario({
      clock,
      seed: 1,
      base,
      live: true,
    }).world;
    clock.advance(HOUR);
    const run = first
      .repository('search')
      .runs.findLast(({ workflow }) => workflow.name === 'Lint');
    if (!run) throw new Error('search has no run to repeat');
    first.rerun('search', run, { failedOnly: true });
    clock.advance(4_000);
    first.cancelRun('search', run);
    clock.advance(2 * HOUR);

    const again = createSmallScenario({
      clock: new SteppedClock(clock.now()),
      openedAt: OPENING,
      seed: 1,
      base,
      live: true,
    }).world;
    expect(everythingIn(again, run)).toEqual(everythingIn(first, run));
  });

  it('is what it was, though a visitor had deployed in it', () => {
    const tell = (clock: SteppedClock, openedAt?: number) =>
      createSmallScenario({ clock, openedAt, seed: 1, base, live: true }).world;
    const clock = new SteppedClock(OPENING);
    const first = tell(clock);
    clock.advance(HOUR);
    const result = first.dispatch('search', 'deploy.yml', {
      inputs: { service: 'search', environment: 'uat', version: 'b1' },
    });
    if (!result.ok) throw new Error(result.message);
    clock.advance(3 * HOUR);
    expect(first.newestAttempt(result.run).conclusion).toBe('success');

    const again = tell(new SteppedClock(clock.now()), OPENING);
    const storyOf = (world: World) =>
      everythingIn(world, result.run).map(({ branches, activities, runs }) => ({
        branches,
        activities,
        runs: runs.map(({ id, sha, attempts }) => ({ id, sha, attempts })),
      }));
    expect(storyOf(again)).toEqual(storyOf(first));
  });

  it('is another one with another seed', () => {
    const worlds = [1, 2].map(
      seed =>
        createSmallScenario({
          clock: new SteppedClock(OPENING),
          seed,
          base,
          live: true,
        }).world,
    );
    expect(everythingIn(worlds[0])).not.toEqual(everythingIn(worlds[1]));
  });
});
