import type { Figure } from '../../figures/Figure';
import { distribution } from '../../figures/distribution';
import type { SteppedPortal } from '../../stepped/startSteppedPortal';

const mostOldMs = 5 * 60_000;
const hourMs = 60 * 60_000;

/**
 * How old the portal's word on a repository is, with each step of the clock (15 seconds), while a run is on its way there or has ended without
 * its knowing: how long ago the first run began of which it does not know, or ended of whose end it does not; nothing where it knows
 * of all. And how long ago it was read, which is more: what was read before a run began is still right until then.
 */
export function agesOfActive({ github, repositories, knex }: SteppedPortal) {
  const unseen: number[] = [];
  const read: number[] = [];
  return {
    sample: async () => {
      const now = github.clock.now();
      const runs = await knex('runs')
        .join('repositories', 'repositories.id', 'runs.repository_id')
        .where('runs.created_at', '>=', new Date(now - hourMs).toISOString())
        .select('slug', 'runs.id', 'status');
      const stored = new Map<string, string>(
        runs.map(({ slug, id, status }) => [`${slug} ${id}`, status]),
      );
      const readUpTo = new Map<string, string>(
        (await knex('repositories').select('slug', 'complete_up_to')).map(
          row => [row.slug, row.complete_up_to],
        ),
      );
      for (const repository of repositories.newest(now - hourMs)) {
        const { slug } = repository;
        const since = repository.runs.flatMap(run => {
          const status = stored.get(`${slug} ${run.id}`);
          if (status === undefined) return run.beganAt;
          return status !== 'completed' ? run.endedAt ?? [] : [];
        });
        const isActive = repository.runs.some(run => run.endedAt === undefined);
        if (!isActive && since.length === 0) continue;
        unseen.push(since.length === 0 ? 0 : now - Math.min(...since));
        if (isActive) read.push(now - Date.parse(readUpTo.get(slug) ?? ''));
      }
    },
    figures: (): Figure[] => [
      ...figuresOf(
        'polling.age-of-active',
        unseen,
        'how long ago the first run began that is not known, or ended whose end is not, every 15 s, of repositories in which a run is on its way',
      ),
      ...figuresOf(
        'polling.last-reading-of-active',
        read,
        'age of complete up to, every 15 s, of the same',
      ),
    ],
  };
}

function figuresOf(metric: string, ages: number[], query: string): Figure[] {
  if (ages.length === 0) return [];
  return distribution(
    metric,
    { ours: ages },
    { query, aims: { p95: { value: mostOldMs } } },
  );
}
