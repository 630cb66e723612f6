import { SteppedClock } from '../../clock';
import { ServedWorld } from '../../served/ServedWorld';
import { World } from '../../world';
import { SeededRandom } from '../../world/SeededRandom';
import { Scenario, ScenarioContext } from '../Scenario';
import { demoEntities } from './demoEntities';
import { checkParameters, DEMO_DEFAULTS } from './DemoParameters';
import { DemoWorld } from './DemoWorld';
import { createOrganisation } from './organisation/createOrganisation';
import { live } from './telling/live';
import { scheduleHistory } from './telling/scheduleHistory';
import { scheduleOpening } from './telling/scheduleOpening';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Repositories are older than what is told of them. */
const BEFORE_MS = 3 * DAY;
/** What happened just before the opening is told step by step: some of it is not over when the doors open. */
const IN_FULL_MS = 6 * HOUR;
/** Mending what broke may take that long. */
const AHEAD_MS = 60 * DAY;

/**
 * An organisation of hundreds of services that was alive for ninety days when it opens, and lives on from there: see
 * docs/demo.md. Its past happens on a clock of its own, by the same verbs as its future. Given when it opened, it is again
 * what it was, and has lived on since.
 */
export function createDemoScenario(context: ScenarioContext): Scenario {
  const parameters = { ...DEMO_DEFAULTS, ...context.demo };
  checkParameters(parameters);
  const { seed } = context;
  const now = context.clock.now();
  const opening = Math.min(context.openedAt ?? now, now);
  const from = opening - parameters.days * DAY;
  const organisation = createOrganisation({
    services: parameters.services,
    random: new SeededRandom(seed),
    known: { from: from - 60 * DAY, to: opening + AHEAD_MS },
  });

  const past = new SteppedClock(from - BEFORE_MS);
  const world = new World({ clock: past, seed });
  world.tellCoarsely(true);
  const demo = new DemoWorld(world, organisation, seed);
  past.advance(BEFORE_MS);
  scheduleHistory(demo, { from, to: opening });
  const stories = scheduleOpening(demo, opening);
  past.advance(parameters.days * DAY - IN_FULL_MS);
  world.tellCoarsely(false);
  past.advance(IN_FULL_MS);
  if (context.live) live(demo, stories, new SeededRandom(seed + 7));
  past.advance(now - opening);

  world.continueOn(context.clock);
  for (const { time, run } of past.takePending()) {
    context.clock.schedule(time, run);
  }
  return {
    world,
    github: new ServedWorld(world, context.base),
    catalogEntities: () => demoEntities(organisation, opening),
    supplied: () => ({ jobs: [], workflows: [] }),
    truth: () => demo.notes.tell(organisation, context.clock.now()),
  };
}
