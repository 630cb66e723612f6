import { HISTORY_MS } from '../scheduleHistory';
import { serviceNamed, SmallWorld, teamOf } from '../SmallWorld';
import { randomOf } from './randomOf';
import { BY_HAND, ROLLOUTS, TRIED_AGAIN } from './rollouts';
import { ShopDeployer } from './ShopDeployer';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Between two releases of a service. */
const RELEASE_EVERY_MS = 3.6 * DAY;

/**
 * What was deployed in the thirty days before `opening`, and goes on to be: none of it changes a run or a check-in, but
 * for the one run that a person started by hand.
 */
export function scheduleDeployments(
  small: SmallWorld,
  opening: number,
): ShopDeployer {
  const deployer = new ShopDeployer(small.world, opening);
  scheduleReleases(small, deployer, opening);
  small.world.clock.schedule(opening - TRIED_AGAIN.beforeOpeningMs, () =>
    deployer.tryAgain(TRIED_AGAIN.service),
  );
  small.world.clock.schedule(opening - BY_HAND.beforeOpeningMs, () =>
    deployByHand(small),
  );
  return deployer;
}

/** Once or twice a week, before or after lunch, never at the weekend. */
function scheduleReleases(
  small: SmallWorld,
  deployer: ShopDeployer,
  opening: number,
) {
  const { clock } = small.world;
  for (const { service, releasesEndBefore = 0 } of ROLLOUTS) {
    const random = randomOf(`releases of ${service}`);
    const offset = random.between(0.6, 3.4) * DAY;
    const most = Math.floor(HISTORY_MS / RELEASE_EVERY_MS);
    for (let i = most; i >= releasesEndBefore; i--) {
      const time = workingTime(
        opening - offset - i * RELEASE_EVERY_MS,
        random.between(10, 15),
      );
      if (time <= clock.now() || time >= opening) continue;
      clock.schedule(time, () => deployer.release(service));
    }
  }
}

/** That hour of the day, or of the Monday after. */
function workingTime(time: number, hour: number) {
  let day = Math.floor(time / DAY) * DAY;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += DAY;
  return Math.round(day + hour * HOUR);
}

/** GitHub does not tell which version a run was given: nobody can know what is there now. */
function deployByHand({ world }: SmallWorld) {
  const { service, environment } = BY_HAND;
  const { branches, defaultBranch } = world.repository(service);
  const [login] = teamOf(serviceNamed(service)).logins;
  const result = world.dispatch(service, 'deploy.yml', {
    actor: world.account(login),
    inputs: {
      service,
      environment,
      version: branches.get(defaultBranch),
    },
    plan: { outcome: 'success' },
  });
  if (!result.ok) throw new Error(result.message);
}
