import type { Knex } from 'knex';

/** Whether anything waits in the store, or is being worked on, at this time. */
export async function hasWork(knex: Knex): Promise<boolean> {
  const now = new Date().toISOString();
  const waiting = [
    knex('deliveries').where({ state: 'pending' }),
    knex('repository_locators').where('next_read_at', '<=', now),
    knex('repositories').where(due =>
      due
        .where(read =>
          read
            .where('next_read_at', '<=', now)
            // One that no service looks for any more is not read.
            .whereIn(
              'id',
              knex('repository_locators')
                .whereNotNull('repository_id')
                .select('repository_id'),
            ),
        )
        .orWhereNotNull('leased_by')
        .orWhereRaw('known_since > backfill_until')
        .orWhereRaw('facts_version > health_version'),
    ),
  ];
  for (const rows of waiting) {
    if (await rows.first(knex.raw('1 as one'))) return true;
  }
  return false;
}
