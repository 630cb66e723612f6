import type { MatrixPage } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';

const flags = ['underway', 'failed', 'differs'] as const;

/** @param rows - services, joined with their computed row */
export async function countServices(
  knex: Knex,
  rows: Knex.QueryBuilder,
): Promise<Pick<MatrixPage, 'counts' | 'completeUpTo'>> {
  const counted = await rows.first(
    knex.raw('count(*) as all_services'),
    knex.raw('min(service_delivery.complete_up_to) as complete_up_to'),
    ...flags.map(flag =>
      knex.raw('sum(case when ?? then 1 else 0 end) as ??', [
        `service_delivery.${flag}`,
        flag,
      ]),
    ),
  );
  return {
    counts: {
      all: Number(counted.all_services),
      underway: Number(counted.underway),
      failed: Number(counted.failed),
      differs: Number(counted.differs),
    },
    completeUpTo: counted.complete_up_to ?? undefined,
  };
}
