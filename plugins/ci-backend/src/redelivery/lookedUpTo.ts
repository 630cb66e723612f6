import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** How far a webhook's deliveries were looked through, in the table `delivery_logs`. */
interface DeliveryLogRow {
  source: string;
  log: string;
  looked_up_to: Instant;
}

/** What failed before was asked for; undefined where that was never looked into. */
export async function readLookedUpTo(options: {
  knex: Knex;
  source: string;
  log: string;
}): Promise<Instant | undefined> {
  const { knex, source, log } = options;
  const row = await knex<DeliveryLogRow>('delivery_logs')
    .where({ source, log })
    .first();
  return row?.looked_up_to;
}

export async function writeLookedUpTo(options: {
  knex: Knex;
  source: string;
  log: string;
  at: Instant;
}): Promise<void> {
  const { knex, source, log, at } = options;
  await knex<DeliveryLogRow>('delivery_logs')
    .insert({ source, log, looked_up_to: at })
    .onConflict(['source', 'log'])
    .merge(['looked_up_to']);
}
