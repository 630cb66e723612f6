import { DemoWorld } from '../DemoWorld';
import { DemoLine } from '../organisation/Organisation';
import { logNormal, untilNext } from './chance';
import { LineTeller } from './LineTeller';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WORKING_DAY_MS = 8.5 * HOUR;

/** Everyday life from one instant to another, in working hours mostly. */
export function scheduleHistory(
  demo: DemoWorld,
  { from, to }: { from: number; to: number },
) {
  for (const teller of demo.tellers) {
    const { line, random } = teller;
    const span = to - from;
    const end = line.isDormant ? to - random.between(0.4, 0.9) * span : to;
    const begin = line.team.hours.after(from, random.between(0, 2) * HOUR);
    scheduleCheckIns(demo, teller, begin, end);
    if (line.hasBot && !line.folder) {
      scheduleUpdates(demo, teller, from + random.next() * 7 * DAY, end);
    }
    if (line.nightly) scheduleNightly(demo, line, from, to);
    if (line.hasOpenBranch) {
      const at = Math.max(from, to - random.between(1, 26) * DAY);
      demo.world.clock.schedule(line.team.hours.after(at, HOUR), () =>
        teller.proposals.leaveOpen(),
      );
    }
    if (teller.deployer) scheduleReleases(demo, teller, from, end);
  }
}

/** One after the other: each knows when the next one comes. */
function scheduleCheckIns(
  demo: DemoWorld,
  teller: LineTeller,
  after: number,
  end: number,
) {
  const { line, random } = teller;
  const { hours, reviewMs } = line.team;
  const gap = untilNext(random, WORKING_DAY_MS / line.pace);
  // Now and then somebody stays late.
  const late = random.chance(0.04) ? random.between(1, 5) * HOUR : 0;
  const worked = hours.after(after, gap);
  const time = Math.round(worked + late);
  if (time >= end) return;
  demo.world.clock.schedule(time, () => {
    teller.proposals.everydayChange({
      mergeAfter: opened =>
        random.chance(0.015)
          ? Infinity
          : hours.after(opened, logNormal(random, reviewMs, 1)),
    });
    scheduleCheckIns(demo, teller, worked, end);
  });
}

/** A bot proposes newer libraries, and somebody takes most of them. */
function scheduleUpdates(
  demo: DemoWorld,
  teller: LineTeller,
  time: number,
  end: number,
) {
  if (time >= end) return;
  demo.world.clock.schedule(Math.round(time), () => {
    const { random, line } = teller;
    teller.proposals.update(opened =>
      random.chance(0.25)
        ? Infinity
        : line.team.hours.after(opened, random.between(0.5, 30) * HOUR),
    );
    const next = time + random.between(6, 40) * DAY;
    scheduleUpdates(demo, teller, next, end);
  });
}

function scheduleNightly(
  { world }: DemoWorld,
  line: DemoLine,
  from: number,
  to: number,
) {
  const night = Math.floor(from / DAY) * DAY + DAY + 2.28 * HOUR;
  const tell = (time: number) => {
    if (time >= to) return;
    world.clock.schedule(time, () => {
      // It was fine once.
      const fails = line.nightly === 'fails' && time > to - 9 * DAY;
      world.requestRun(line.repository, 'Nightly', {
        event: 'schedule',
        actor: world.account(line.team.logins[0]),
        plan: { outcome: fails ? 'failure' : 'success' },
      });
      tell(time + DAY);
    });
  };
  tell(Math.round(night));
}

/** Every some days, before or after lunch. */
function scheduleReleases(
  { world }: DemoWorld,
  teller: LineTeller,
  from: number,
  end: number,
) {
  const { line, random, deployer } = teller;
  const everyMs = random.pick([2, 3, 4, 5, 7, 10, 15]) * WORKING_DAY_MS;
  const tell = (after: number) => {
    const time = line.team.hours.after(after, everyMs);
    if (time >= end) return;
    world.clock.schedule(time, () => {
      deployer?.release();
      tell(time);
    });
  };
  tell(from + random.next() * 5 * DAY);
  if (line.deploying !== 'drift') return;
  const driftAt = line.team.hours.after(
    end - random.between(1, 9) * DAY,
    2 * HOUR,
  );
  world.clock.schedule(Math.min(driftAt, end), () => deployer?.drift());
}
