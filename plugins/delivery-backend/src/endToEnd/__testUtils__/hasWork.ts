import type { Knex } from 'knex';

/** Whether anything waits in a store of the portal, or is being worked on, at this time. */
export async function hasWork(stores: { ci: Knex; delivery: Knex }) {
  const { ci, delivery } = stores;
  const now = new Date().toISOString();
  const waiting = [
    ci('deliveries').where({ state: 'pending' }),
    ci('repository_locators').where('next_read_at', '<=', now),
    ci('repositories').where(due =>
      due
        .where('next_read_at', '<=', now)
        .orWhereNotNull('leased_by')
        .orWhereRaw('facts_version > health_version'),
    ),
    delivery('services')
      .where({ listed: true })
      .whereRaw('facts_version > projected_version'),
    delivery('outbox')
      .where('state', 'sending')
      .where('leased_until', '>', now),
    delivery('outbox')
      .whereIn('state', ['due', 'looking'])
      .where('due_at', '<=', now),
    delivery('deployments').where('look_at', '<=', now),
  ];
  for (const rows of waiting) {
    if (await rows.first(ci.raw('1 as one'))) return true;
  }
  return false;
}
