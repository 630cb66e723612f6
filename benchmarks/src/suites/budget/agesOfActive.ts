import type { Figure } from '../../figures/Figure';
import { distribution } from '../../figures/distribution';
import type { SteppedPortal } from '../../stepped/startSteppedPortal';

const everyMs = 60_000;
const mostOldMs = 5 * 60_000;

/**
 * How old the portal's word on a repository is, every minute of simulated time: while a run is on its way there, and while one is
 * that the portal knows of, which is what its cadence goes by. A run that began where nothing had happened for hours is found by the
 * next reading, so the first are older.
 */
export function agesOfActive({ github, repositories, knex }: SteppedPortal) {
  const ages: number[] = [];
  const ofKnown: number[] = [];
  let sampledAt = 0;
  return {
    sample: async () => {
      const now = github.clock.now();
      if (now - sampledAt < everyMs) return;
      sampledAt = now;
      const active = new Set(repositories.active());
      const rows = await knex('repositories').select(
        'slug',
        'complete_up_to',
        knex('runs')
          .whereRaw('runs.repository_id = repositories.id')
          .whereNot('status', 'completed')
          .count('*')
          .as('running'),
      );
      for (const { slug, complete_up_to: upTo, running } of rows) {
        if (!active.has(slug.split('/')[1])) continue;
        const age = now - Date.parse(upTo);
        ages.push(age);
        if (Number(running) > 0) ofKnown.push(age);
      }
    },
    figures: (): Figure[] => [
      ...figuresOf(
        'polling.age-of-active',
        ages,
        'of repositories in which a run is on its way',
      ),
      ...figuresOf(
        'polling.age-of-known-active',
        ofKnown,
        'of repositories in which a run is on its way that the portal knows of',
      ),
    ],
  };
}

function figuresOf(metric: string, ages: number[], which: string): Figure[] {
  if (ages.length === 0) return [];
  return distribution(
    metric,
    { ours: ages },
    {
      query: `age of complete up to, ${which}, each minute`,
      aims: { p95: { value: mostOldMs } },
    },
  );
}
