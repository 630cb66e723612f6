import { SteppedClock } from '../../clock';
import { ServedWorld } from '../../served/ServedWorld';
import { World } from '../../world';
import { Scenario, ScenarioContext } from '../Scenario';
import { scheduleDeployments } from './deployments/scheduleDeployments';
import { live } from './live';
import { HISTORY_MS, scheduleHistory } from './scheduleHistory';
import { scheduleStories } from './scheduleStories';
import { smallEntities } from './smallEntities';
import { SmallWorld } from './SmallWorld';

/**
 * A shop of a dozen services that was alive for thirty days when it opens: its past happens on a clock of its own, by
 * the same verbs and events as its future, and the clock of the simulator goes on from there. Given when it opened, it
 * is again what it was, and has lived on since: a demo that is stopped and started keeps its story.
 */
export function createSmallScenario(context: ScenarioContext): Scenario {
  const now = context.clock.now();
  const opening = Math.min(context.openedAt ?? now, now);
  const past = new SteppedClock(opening - HISTORY_MS);
  const world = new World({ clock: past, seed: context.seed });
  const small = new SmallWorld(world);
  scheduleHistory(small, opening);
  scheduleStories(small, opening);
  const deployer = scheduleDeployments(small, opening);
  past.advance(HISTORY_MS);
  if (context.live) live(small);
  else deployer.stop();
  past.advance(now - opening);

  world.continueOn(context.clock);
  for (const { time, run } of past.takePending()) {
    context.clock.schedule(time, run);
  }
  return {
    world,
    github: new ServedWorld(world, context.base),
    catalogEntities: () => smallEntities(world),
    supplied: () => ({ jobs: [], workflows: [] }),
  };
}
