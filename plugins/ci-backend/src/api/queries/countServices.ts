import type {
  HealthState,
  ServicesPage,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { healthRows } from './healthRows';
import { lateExpression } from './lateExpression';

interface CountRow {
  state: HealthState;
  services: number | string;
  flaky: number | string;
  late: number | string;
  unread: number | string;
  complete_up_to: string | null;
}

const unread = `service_health.state <> 'unmapped' and repositories.complete_up_to is null`;

/** What is counted: computed rows beside their repository, and no more, for all services are looked at. */
function countedRows(knex: Knex): Knex.QueryBuilder {
  return knex('service_health').leftJoin(
    'repositories',
    'repositories.id',
    'service_health.repository_id',
  );
}

/**
 * Counts by state, and how far the facts of all that were read go: one service whose repository can't be had must not
 * hide the age of all the others, so it is counted apart.
 *
 * @param found - narrows rows to those that are counted
 */
export async function countServices(
  knex: Knex,
  found: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  lateBefore: string,
): Promise<Pick<ServicesPage, 'counts' | 'completeUpTo'>> {
  const counted: CountRow[] = await found(countedRows(knex))
    .groupBy('service_health.state')
    .select(
      'service_health.state',
      knex.raw('count(*) as services'),
      knex.raw(
        'sum(case when service_health.flaky then 1 else 0 end) as flaky',
      ),
      knex.raw(`sum(case when ${lateExpression} then 1 else 0 end) as late`, [
        lateBefore,
      ]),
      knex.raw(`sum(case when ${unread} then 1 else 0 end) as unread`),
      knex.raw('min(repositories.complete_up_to) as complete_up_to'),
    );

  const of = (state: HealthState) =>
    Number(counted.find(row => row.state === state)?.services ?? 0);
  const sum = (column: Exclude<keyof CountRow, 'state' | 'complete_up_to'>) =>
    counted.reduce((total, row) => total + Number(row[column]), 0);
  const [oldest] = counted.flatMap(row => row.complete_up_to ?? []).sort();
  return {
    counts: {
      failing: of('failing'),
      passing: of('passing'),
      'no-build': of('no-build'),
      unmapped: of('unmapped'),
      flaky: sum('flaky'),
      late: sum('late'),
      unread: sum('unread'),
      unreadable: sum('unread') > 0 ? await countUnreadable(found, knex) : 0,
      all: sum('services'),
    },
    completeUpTo: oldest,
  };
}

/** Those that were never read, and of which is known why. */
async function countUnreadable(
  found: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  knex: Knex,
): Promise<number> {
  const [{ count }] = await found(healthRows(knex))
    .whereRaw(unread)
    .whereRaw(
      'coalesce(repositories.error, repository_locators.error) is not null',
    )
    .count({ count: '*' });
  return Number(count);
}
