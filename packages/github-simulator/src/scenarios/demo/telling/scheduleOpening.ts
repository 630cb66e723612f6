import { DemoWorld } from '../DemoWorld';
import { SHARES } from '../rates';
import { LineTeller } from './LineTeller';
import { Tempo } from './Tempo';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Nothing else is broken where a story is told, from so long before. */
const SPARED_MS = 8 * DAY;

/** What is red when the doors open: since when, and when it is mended. */
interface OpeningStory {
  sinceMs: number;
  fixedAfterMs: number;
  /** Since the last working hour of the week before. */
  overWeekend?: boolean;
}

/** Some minutes, an hour, a day, a weekend: in this order as many as there are to be. */
const STORIES: OpeningStory[] = [
  // Whoever looks at the first minute sees it mended, and deployed.
  { sinceMs: 4 * MINUTE, fixedAfterMs: 10 * SECOND },
  // Nobody sees to it for the first half hour.
  { sinceMs: 95 * MINUTE, fixedAfterMs: 31 * MINUTE },
  { sinceMs: 0, fixedAfterMs: 3 * HOUR, overWeekend: true },
  { sinceMs: 9 * MINUTE, fixedAfterMs: 3 * MINUTE },
  { sinceMs: 17 * MINUTE, fixedAfterMs: 8 * MINUTE },
  { sinceMs: 3 * HOUR, fixedAfterMs: 50 * MINUTE },
  { sinceMs: 26 * HOUR, fixedAfterMs: 2 * HOUR },
  { sinceMs: 6 * MINUTE, fixedAfterMs: 90 * SECOND },
  { sinceMs: 38 * MINUTE, fixedAfterMs: 14 * MINUTE },
];

/** The lines of these stories, so that no other is told there. */
export function scheduleOpening(
  demo: DemoWorld,
  opening: number,
): LineTeller[] {
  const { services } = demo.organisation;
  const count = Math.max(3, Math.round(services.length * SHARES.redAtOpening));
  const [first] = demo.organisation.teams;
  const able = demo.tellers.filter(
    ({ line }) =>
      !line.isDormant &&
      line.services.length === 1 &&
      line.mainline.length > 0 &&
      line.mainline[0].jobs[0].durationMs < 2 * MINUTE,
  );
  const own = able.find(
    ({ line, deployer }) => line.team === first && deployer && !line.folder,
  );
  const others = able.filter(teller => teller !== own);
  const chosen = [
    ...others.slice(0, 1),
    // One of the team that a guest belongs to, that is to stay red for a while.
    ...(own ? [own] : []),
    ...everyNth(others.slice(1), count - (own ? 2 : 1)),
  ];
  chosen.forEach((teller, index) => {
    const story = STORIES[index % STORIES.length];
    // Where there are more lines than stories, the later ones begin a little earlier.
    const lap = Math.floor(index / STORIES.length);
    tellStory(demo, teller, opening, {
      ...story,
      sinceMs: story.sinceMs + lap * 47 * SECOND,
      fixedAfterMs: story.fixedAfterMs + lap * 61 * SECOND,
    });
  });
  return chosen;
}

function tellStory(
  { world }: DemoWorld,
  teller: LineTeller,
  opening: number,
  { sinceMs, fixedAfterMs, overWeekend }: OpeningStory,
) {
  const buildMs = teller.line.mainline
    .map(({ jobs }) => jobs.reduce((sum, job) => sum + job.durationMs, 0))
    .reduce((most, ms) => Math.max(most, ms), 0);
  const lastOfWeek = teller.line.team.hours.endOfWeekBefore(opening);
  const redAt =
    overWeekend && lastOfWeek ? lastOfWeek - 35 * MINUTE : opening - sinceMs;
  const breaksAt = Math.round(redAt - buildMs * 1.4 - 20 * SECOND);
  const tempo: Tempo = {
    fixAt: () => opening + fixedAfterMs,
    rerunAt: seen => seen + MINUTE,
    breakingShare: 0,
  };
  teller.spare(breaksAt - SPARED_MS, opening + fixedAfterMs);
  const tell = (time: number) =>
    world.clock.schedule(time, () => {
      // A build of before is about to be run again, or is being mended: that comes first.
      if (teller.isCalm) teller.checkIn({ kind: 'breaks', tempo });
      else tell(world.clock.now() + 10 * MINUTE);
    });
  tell(breaksAt);
}

function everyNth<T>(all: T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor((index * all.length) / count)],
  );
}
