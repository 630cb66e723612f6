import type {
  HealthState,
  ServicesPage,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { lateExpression } from './lateExpression';

interface CountRow {
  state: HealthState;
  services: number | string;
  flaky: number | string;
  late: number | string;
  unread: number | string;
  unreadable: number | string;
  complete_up_to: string | null;
}

const unread = `service_health.state <> 'unmapped' and repositories.complete_up_to is null`;

/**
 * Counts by state, and how far the facts of all that were read go: one service whose repository can't be had must not
 * hide the age of all the others, so it is counted apart.
 *
 * @param rows - `healthRows`, filtered
 */
export async function countServices(
  knex: Knex,
  rows: Knex.QueryBuilder,
  lateBefore: string,
): Promise<Pick<ServicesPage, 'counts' | 'completeUpTo'>> {
  const counted: CountRow[] = await rows
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
      knex.raw(
        `sum(case when ${unread} and coalesce(repositories.error, repository_locators.error) is not null then 1 else 0 end) as unreadable`,
      ),
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
      unreadable: sum('unreadable'),
      all: sum('services'),
    },
    completeUpTo: oldest,
  };
}
