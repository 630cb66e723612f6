import { SeededRandom } from '../../../world/SeededRandom';
import { DemoWorld } from '../DemoWorld';
import { liveDeploying } from '../deploying/LineDeployer';
import { LineTeller } from './LineTeller';
import { Tempo } from './Tempo';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Between two things that people do, where there are 450 services. */
const TICK_MS = 20 * SECOND;
const TICK_SERVICES = 450;
/** After a night nobody watches as closely, and whoever starts again has to be told it all. */
const EAGER_MS = 12 * HOUR;

/** More than this share of services broken at a time would be no believable organisation. */
const MOST_RED_SHARE = 0.035;

const QUICK_BUILD_MS = 2 * MINUTE;

/** From now on somebody checks in somewhere every some seconds, whatever the hour: things break, are mended and deployed. */
export function live(
  demo: DemoWorld,
  stories: LineTeller[],
  random: SeededRandom,
) {
  const { world } = demo;
  const opening = world.clock.now();
  const awake = demo.tellers.filter(
    ({ line }) => !line.isDormant && line.mainline.length > 0,
  );
  const quick = awake.filter(
    ({ line }) =>
      !line.folder &&
      line.mainline.every(
        ({ jobs }) =>
          jobs.reduce((sum, job) => sum + job.durationMs, 0) < QUICK_BUILD_MS,
      ),
  );
  for (const { deployer, random: own } of demo.tellers) {
    if (deployer) deployer.tempo = liveDeploying(own);
  }
  const tick =
    TICK_MS *
    Math.sqrt(TICK_SERVICES / Math.max(20, demo.organisation.services.length));

  const isStory = new Set(stories);
  const mayBreak = () =>
    demo.tellers.filter(({ isRed }) => isRed).length <
    Math.max(3, demo.tellers.length * MOST_RED_SHARE);
  const tempo = (): Tempo => ({
    fixAt: seen =>
      seen +
      (random.chance(0.8)
        ? random.between(25, 150) * SECOND
        : random.between(5, 25) * MINUTE),
    rerunAt: seen => seen + random.between(20, 150) * SECOND,
    breakingShare: mayBreak() ? 0.09 : 0,
  });
  const act = () => {
    const from = random.chance(0.6) && quick.length ? quick : awake;
    const teller = random.pick(from);
    // The stories of the opening go their own way; on top of a red one people still check in.
    if (!(isStory.has(teller) && teller.isRed && random.chance(0.6))) {
      teller.proposals.everydayChange({
        tempo: tempo(),
        mergeAfter: now => now + random.between(40, 240) * SECOND,
      });
    }
    // The clock is another one by then: the past was told on one of its own.
    const now = world.clock.now();
    const pause = tick * (now - opening > EAGER_MS ? 3 : 1);
    world.clock.schedule(
      Math.round(now + random.between(0.5, 1.5) * pause),
      act,
    );
  };
  world.clock.schedule(Math.round(opening + tick / 2), act);
  breakSoon(
    demo,
    quick.filter(teller => !isStory.has(teller)),
    random,
  );
}

/** Within the first minutes something breaks, is mended and gets deployed, before whoever just came in. */
function breakSoon(
  { world: { clock } }: DemoWorld,
  quick: LineTeller[],
  random: SeededRandom,
) {
  const opening = clock.now();
  for (const afterMs of [12 * SECOND, 70 * SECOND, 150 * SECOND]) {
    clock.schedule(opening + afterMs, () => {
      const calm = quick.filter(({ isCalm, deployer }) => isCalm && deployer);
      if (calm.length === 0) return;
      random.pick(calm).checkIn({
        kind: 'breaks',
        tempo: {
          fixAt: seen => seen + random.between(20, 45) * SECOND,
          rerunAt: seen => seen + 30 * SECOND,
          breakingShare: 0,
        },
      });
    });
  }
}
