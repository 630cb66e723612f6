import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { SourceBudget } from '@mainline/backstage-plugin-ci-node';
import { readTogether } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { paceOf } from '../budget';
import type { RepositoryRow } from '../facts';
import { isHistoryLeft } from './backfill/isHistoryLeft';
import { areDeliveriesTrusted } from './areDeliveriesTrusted';
import { cadenceOf, intervalOf, spread } from './cadence';
import { plusMs } from './instants';
import { currentPushList } from './pushes';
import { activityOf, queryOfMoved, type Moved } from './activity';
import type { ReconciliationSettings } from './readSettings';
import { foundIntervalMs } from './resolveLocators';

/** When a repository is read next; `notBefore`: whatever deliveries ask for meanwhile. */
export interface Plan {
  nextReadAt: Instant;
  notBefore: boolean;
  /** It goes on with what this one left. */
  goesOn?: boolean;
  /** What earlier readings left is there now: answers that waited for it are due. */
  isAllThere?: boolean;
  /** When that would be if there were requests enough: what is behind it is late. */
  freshUntil?: Instant;
}

type PlannedRow = Pick<
  RepositoryRow,
  | 'archived'
  | 'webhook_since'
  | 'untold_at'
  | 'known_since'
  | 'backfill_until'
  | 'pushed_at'
> & { pushes_listed_at: Instant | null };

/** The plan after a reading that came to its end. */
export async function planReading(options: {
  knex: Knex;
  repository: Pick<RepositoryRow, 'id' | 'host' | 'slug'>;
  now: Instant;
  budgets: SourceBudget[];
  settings: ReconciliationSettings;
}): Promise<Plan> {
  const { knex, repository, now, budgets, settings } = options;
  const repositoryId = repository.id;
  const {
    rows: [row],
    moved,
  } = await readTogether<{ rows: PlannedRow; moved: Moved }>(knex, {
    rows: [
      knex('repositories')
        .where({ id: repositoryId })
        .select(
          'archived',
          'webhook_since',
          'untold_at',
          'known_since',
          'backfill_until',
          'pushed_at',
          currentPushList(knex, repository, now)
            .select('listed_at')
            .as('pushes_listed_at'),
        ),
    ],
    moved: [queryOfMoved(knex, repositoryId)],
  });
  if (row?.archived) {
    // Nothing happens there any more, unless it is brought back.
    const nextReadAt = plusMs(now, foundIntervalMs);
    return { nextReadAt, freshUntil: nextReadAt, notBefore: false };
  }
  // While the history comes in, its jobs are read by readings.
  const told =
    row !== undefined && !isHistoryLeft(row) && areDeliveriesTrusted(row, now);
  const cadence = cadenceOf({
    activity: activityOf(moved, now),
    told,
    ...(row?.pushes_listed_at && {
      pushes: { pushedAt: row.pushed_at ?? undefined },
    }),
    now,
  });
  const interval = intervalOf(cadence, settings);
  const { slowness } = paceOf(budgets, now);
  const pause =
    interval * (cadence === 'active' ? slowness.active : slowness.others);
  return {
    nextReadAt: plusMs(
      now,
      cadence === 'told' ? spread(pause, repositoryId, now) : pause,
    ),
    freshUntil: plusMs(now, interval),
    notBefore: false,
  };
}
