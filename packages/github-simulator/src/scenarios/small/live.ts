import { SERVICES } from './services';
import { SmallWorld } from './SmallWorld';

const SECOND = 1_000;

/** These stay as they are: that is their story. */
const QUIET = ['inventory', 'gift-cards', 'notifications'];

/** Its red mainline is left as it is for the first half hour, so that whoever opens the shop finds one to look into. */
const LEFT_RED = { name: 'checkout', forMs: 30 * 60 * SECOND };

/** More than these many broken services at a time would be no believable shop. */
const MOST_BROKEN = 4;

/** From now on, every half a minute or so somebody checks in: some break the build, some mend it. */
export function live(
  small: SmallWorld,
  opened: number = small.world.clock.now(),
) {
  const { clock, random } = small.world;
  clock.schedule(clock.now() + random.between(20, 40) * SECOND, () => {
    const leftRed = clock.now() < opened + LEFT_RED.forMs;
    const service = random.pick(
      SERVICES.filter(
        ({ name }) =>
          !QUIET.includes(name) && !(leftRed && name === LEFT_RED.name),
      ),
    );
    if (small.isBroken(service)) {
      if (random.chance(0.4)) small.fix(service);
      else if (random.chance(0.5)) small.push(service);
    } else if (random.chance(0.08) && small.brokenCount < MOST_BROKEN) {
      small.breakWorkflow(service);
      small.push(service);
    } else if (random.chance(0.35)) {
      small.pullRequest(service, {
        mergeAfterMs: random.between(80, 200) * SECOND,
        byDependabot: random.chance(0.2),
      });
    } else {
      small.push(service);
    }
    live(small, opened);
  });
}
