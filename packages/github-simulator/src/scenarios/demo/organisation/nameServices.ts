import { SeededRandom } from '../../../world/SeededRandom';
import { DemoTeam } from './Organisation';
import { ROLES } from './words';

export interface NamedService {
  name: string;
  description: string;
  team: DemoTeam;
}

const SERVICES_PER_TEAM = 15;

/** How many teams so many services have. */
export function teamsFor(services: number): number {
  return Math.max(2, Math.ceil(services / SERVICES_PER_TEAM));
}

/** Names from the words of each team's part of the business; none is there twice. */
export function nameServices(
  teams: DemoTeam[],
  count: number,
  random: SeededRandom,
): NamedService[] {
  const taken = new Set<string>();
  return teams.flatMap((team, index) => {
    const first = Math.floor((index * count) / teams.length);
    const next = Math.floor(((index + 1) * count) / teams.length);
    return shuffled(team, random)
      .slice(0, next - first)
      .map(({ name, description }) => {
        const own =
          taken.has(name) || name === team.name ? `${team.name}-${name}` : name;
        taken.add(own);
        return { name: own, description, team };
      });
  });
}

/** All that a team could own; the plainer roles come sooner, mostly. */
function shuffled({ domain, name }: DemoTeam, random: SeededRandom) {
  const place = name.slice(domain.name.length + 1);
  const suffix = place ? `-${place}` : '';
  return domain.nouns
    .flatMap(noun =>
      ROLES.map((role, index) => ({
        name: `${noun}${role.suffix}${suffix}`,
        description: `${role.about.replace('%', noun.replace('-', ' '))}.`,
        key: random.next() * ROLES.length + index * 0.8,
      })),
    )
    .sort((a, b) => a.key - b.key);
}
