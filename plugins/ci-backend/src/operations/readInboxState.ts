import type {
  InboxState,
  Instant,
  OpenDeliveryState,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { hourMs, plusMs } from '../reconciliation/instants';

interface StateRow {
  state: OpenDeliveryState;
  count: number | string;
  oldest: Instant;
}

/** Deliveries by what became of them. */
export async function readInboxState(
  knex: Knex,
  now: Instant,
): Promise<InboxState> {
  const rows: StateRow[] = await knex('deliveries')
    .whereIn('state', ['pending', 'set-aside', 'parked'])
    .groupBy('state')
    .select(
      'state',
      knex.raw('count(*) as count'),
      knex.raw('min(received_at) as oldest'),
    );
  const [{ count: applied }] = await knex('deliveries')
    .where({ state: 'applied' })
    // Bounds what is looked through: applied ones are many, and indexed by when they came.
    .where('received_at', '>=', plusMs(now, -25 * hourMs))
    .where('applied_at', '>=', plusMs(now, -hourMs))
    .count({ count: '*' });
  const of = (state: OpenDeliveryState) =>
    rows.find(row => row.state === state);
  return {
    pending: Number(of('pending')?.count ?? 0),
    oldestPendingAt: of('pending')?.oldest,
    appliedLastHour: Number(applied),
    setAside: Number(of('set-aside')?.count ?? 0),
    parked: Number(of('parked')?.count ?? 0),
  };
}
