import { serviceNamed, SmallWorld } from './SmallWorld';
import { Service, SERVICES } from './services';
import { WORKFLOWS } from './workflows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days that the world is old when it opens. */
export const HISTORY_MS = 30 * DAY;

/** Before a service's own story begins, its everyday breakages have to be mended. */
const MENDING_MS = 4 * HOUR;

/** Everyday life of thirty days, mostly in working hours, up to `opening`. */
export function scheduleHistory(small: SmallWorld, opening: number) {
  const { clock, random } = small.world;
  const firstDay = Math.floor((opening - HISTORY_MS) / DAY) * DAY;
  for (const service of SERVICES) {
    const end = opening - service.storyFromHours * HOUR;
    for (let day = firstDay; day < end; day += DAY) {
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      const expected = service.pace * (weekend ? 0.1 : 1);
      const changes = Math.floor(expected + random.next());
      for (let i = 0; i < changes; i++) {
        // Two draws make the middle of the day the busiest.
        const time = day + (7.5 + 5.5 * (random.next() + random.next())) * HOUR;
        if (time <= clock.now() || time >= end - HOUR) continue;
        const mayBreak = time < end - MENDING_MS;
        clock.schedule(time, () =>
          small.everydayChange(service, mayBreak ? 0.06 : 0, 2 * HOUR),
        );
      }
      scheduleNightly(small, service, day + 2.25 * HOUR, opening);
      scheduleDeploy(small, service, day + 15 * HOUR, Math.min(opening, end));
    }
  }
}

function scheduleNightly(
  small: SmallWorld,
  service: Service,
  time: number,
  opening: number,
) {
  if (!service.workflows.includes('nightly')) return;
  if (time <= small.world.clock.now() || time >= opening) return;
  // The nightly run of pricing has been failing of late, while its mainline is green.
  const fails = service === serviceNamed('pricing') && time > opening - 3 * DAY;
  small.world.clock.schedule(time, () => {
    small.world.requestRun(service.name, 'Nightly', {
      event: 'schedule',
      actor: small.someone(service),
      plan: { outcome: fails ? 'failure' : 'success' },
    });
  });
}

function scheduleDeploy(
  small: SmallWorld,
  service: Service,
  time: number,
  end: number,
) {
  const deploy = small.world
    .repository(service.name)
    .workflows.find(({ name }) => name === WORKFLOWS.deploy.name);
  if (!deploy) return;
  const { clock, random } = small.world;
  if (time <= clock.now() || time >= end || !random.chance(0.4)) return;
  clock.schedule(time, () => {
    small.world.requestRun(service.name, deploy.name, {
      actor: small.someone(service),
      inputs: {
        service: service.name,
        environment: 'integration',
        version: headOf(small, service),
        correlation_id: '',
        ...(deploy.inputs?.change_ticket && { change_ticket: 'CHG-2041' }),
      },
    });
  });
}

function headOf({ world }: SmallWorld, { name }: Service): string {
  const { branches, defaultBranch } = world.repository(name);
  return branches.get(defaultBranch) ?? '';
}
