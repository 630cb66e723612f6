import type { Figure } from '../../figures/Figure';
import { distribution } from '../../figures/distribution';
import type { SteppedPortal } from '../../stepped/startSteppedPortal';

const everyMs = 60_000;
const mostOldMs = 5 * 60_000;

/** How old the portal's word on a repository is while a run is on its way there, every minute of simulated time. */
export function agesOfActive({ github, repositories, knex }: SteppedPortal) {
  const ages: number[] = [];
  let sampledAt = 0;
  return {
    sample: async () => {
      const now = github.clock.now();
      if (now - sampledAt < everyMs) return;
      sampledAt = now;
      const active = new Set(repositories.active());
      const rows = await knex('repositories').select('slug', 'complete_up_to');
      for (const { slug, complete_up_to: upTo } of rows) {
        if (active.has(slug.split('/')[1])) ages.push(now - Date.parse(upTo));
      }
    },
    figures: (): Figure[] =>
      ages.length === 0
        ? []
        : distribution(
            'polling.age-of-active',
            { ours: ages },
            {
              query:
                'age of complete up to, of repositories in which a run is on its way, each minute',
              aims: { p95: { value: mostOldMs } },
            },
          ),
  };
}
