import type {
  HealthState,
  ServicesPage,
} from '@mainline/backstage-plugin-ci-common';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { healthRows, locatorError } from './healthRows';
import { whereOverdue } from './whereLate';

interface CountRow {
  state: HealthState;
  services: number | string;
  flaky: number | string;
  /** The same in every row: of all that are found. */
  unlinked: number | string;
  unread: number | string;
  overdue: number | string;
  complete_up_to: string | null;
}

/**
 * Counts by state, and how far the facts of all that were read go: one service whose repository can't be had must not
 * hide the age of all the others, so it is counted apart.
 *
 * It goes with every page, so it looks at no more than it has to: at the states of all, and by indexes at the few that are late or
 * were never read.
 *
 * @param found - narrows rows of `service_health` to those that are counted
 */
export async function countServices(
  knex: Knex,
  found: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  { visible, lateBefore }: { visible: Visibility; lateBefore: string },
): Promise<Pick<ServicesPage, 'counts' | 'completeUpTo'>> {
  const rows = found(knex('service_health')).select(
    'service_health.repository_id',
    'service_health.state',
    'service_health.flaky',
  );
  const linked = () =>
    knex('found')
      .join('repositories', 'repositories.id', 'found.repository_id')
      .whereNot('found.state', 'unmapped');
  const count = (query: Knex.QueryBuilder) => query.count({ count: '*' });
  const counted: CountRow[] = await (visible === 'all'
    ? knex.withNotMaterialized('found', rows)
    : // A long list of who may be seen is gone through once.
      knex.withMaterialized('found', rows)
  )
    .from('found')
    .groupBy('state')
    .select(
      'state',
      knex.raw('count(*) as services'),
      knex.raw('sum(case when flaky then 1 else 0 end) as flaky'),
      count(
        knex('found').whereNull('repository_id').whereNot('state', 'unmapped'),
      ).as('unlinked'),
      count(linked().whereNull('repositories.complete_up_to')).as('unread'),
      count(whereOverdue(linked(), lateBefore)).as('overdue'),
      linked()
        .whereNotNull('repositories.complete_up_to')
        .orderBy('repositories.complete_up_to')
        .limit(1)
        .select('repositories.complete_up_to')
        .as('complete_up_to'),
    );

  const of = (state: HealthState) =>
    Number(counted.find(row => row.state === state)?.services ?? 0);
  const sum = (column: 'services' | 'flaky') =>
    counted.reduce((total, row) => total + Number(row[column]), 0);
  const all = counted.at(0);
  const unlinked = Number(all?.unlinked ?? 0);
  const unread = unlinked + Number(all?.unread ?? 0);
  return {
    counts: {
      failing: of('failing'),
      passing: of('passing'),
      'no-build': of('no-build'),
      unmapped: of('unmapped'),
      flaky: sum('flaky'),
      late: unlinked + Number(all?.overdue ?? 0),
      unread,
      // In a statement of its own: to plan it takes as long as to count, and mostly there is none.
      unreadable: unread > 0 ? await countUnreadable(knex, found) : 0,
      all: sum('services'),
    },
    completeUpTo: all?.complete_up_to ?? undefined,
  };
}

/** Those that were never read, and of which is known why. */
async function countUnreadable(
  knex: Knex,
  found: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<number> {
  const [{ count }] = await found(healthRows(knex))
    .whereNot('service_health.state', 'unmapped')
    .whereNull('repositories.complete_up_to')
    .where(why =>
      why
        .whereNotNull('repositories.error')
        .orWhereRaw('? is not null', [locatorError(knex)]),
    )
    .count({ count: '*' });
  return Number(count);
}
