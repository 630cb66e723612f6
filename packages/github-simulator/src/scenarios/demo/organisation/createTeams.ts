import { SeededRandom } from '../../../world/SeededRandom';
import { DemoTeam, Merging } from './Organisation';
import { REGIONS } from './regions';
import { BUSINESS_DOMAINS, PLACES } from './words';
import { WorkingHours } from './WorkingHours';

const HOUR = 3_600_000;

const MERGING: Merging[] = [
  'squash',
  'squash',
  'squash',
  'merge',
  'push',
  'push',
  'rebase',
];

/** Teams of some people each, all over the world. */
export function createTeams(
  count: number,
  random: SeededRandom,
  known: { from: number; to: number },
): DemoTeam[] {
  const hours = REGIONS.map(
    region => new WorkingHours(region, known.from, known.to),
  );
  return Array.from({ length: count }, (_, index): DemoTeam => {
    const domain = BUSINESS_DOMAINS[index % BUSINESS_DOMAINS.length];
    const round = Math.floor(index / BUSINESS_DOMAINS.length);
    const place = placeOf(round);
    const name = place ? `${domain.name}-${place}` : domain.name;
    const region = random.integer(0, REGIONS.length - 1);
    const people = random.integer(3, 8);
    return {
      name,
      title: place ? `${domain.title} ${titleOf(place)}` : domain.title,
      domain,
      system: name,
      region: REGIONS[region],
      hours: hours[region],
      logins: Array.from(
        { length: people },
        (_person, i) => `${name}-dev-${i + 1}`,
      ),
      merging: random.pick(MERGING),
      reviewMs: random.pick([0.4, 0.7, 1, 1.5, 3, 9, 20]) * HOUR,
      fixFactor: random.pick([0.35, 0.5, 0.7, 1, 1, 1.6, 3]),
    };
  });
}

function placeOf(round: number): string {
  const lap = Math.floor(round / PLACES.length);
  const place = PLACES[round % PLACES.length];
  return lap ? [place, String(lap + 1)].filter(Boolean).join('-') : place;
}

function titleOf(place: string) {
  return place.charAt(0).toUpperCase() + place.slice(1).replace('-', ' ');
}
