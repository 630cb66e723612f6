import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { TakenRepository } from '../projection/takeDueRepository';
import type { SelfCheckConfig } from '../selfCheck';
import { keptFrom } from './keptFrom';

/** So many check-ins the facts of check-ins are asked for at most. */
const defaultKeptCheckIns = 500;

/**
 * Freezes the days of a repository before one, or before an earlier one where something still counts: from then on they
 * stay as they were computed, and their facts may go. Where something is yet to be computed, it is left for the next time.
 */
export async function freezeDays(
  knex: Knex,
  options: {
    repositoryId: string;
    /** A day. */
    before: string;
    windowDays: number;
    selfCheck: SelfCheckConfig;
    keptCheckIns?: number;
  },
): Promise<void> {
  const { repositoryId, before, keptCheckIns = defaultKeptCheckIns } = options;
  await transact(knex, async tx => {
    const query = tx<TakenRepository>('repositories')
      .where('id', repositoryId)
      .first();
    const repository = await (isPostgres(tx) ? query.forUpdate() : query);
    if (!repository || isDue(repository)) return;
    if ((repository.facts_since ?? '') >= before) return;
    const from = await keptFrom(tx, { ...options, repository, keptCheckIns });
    if (from <= (repository.facts_since ?? '')) return;
    await tx('repositories')
      .where('id', repositoryId)
      .update({ facts_since: from });
  });
}

function isDue(repository: TakenRepository): boolean {
  return (
    repository.changed_from !== null ||
    BigInt(repository.health_version) < BigInt(repository.facts_version)
  );
}
