import type {
  Change,
  ChangesPage,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

interface ChangeRow {
  position: number | string;
  kind: Change['kind'];
  ref: string;
  at: Instant;
}

/** The feed after a position, oldest first: what was read is never preceded by something that comes later. */
export async function readChanges(options: {
  knex: Knex;
  after: string;
  limit: number;
}): Promise<ChangesPage> {
  const rows = await options
    .knex<ChangeRow>('changes')
    .where('position', '>', options.after)
    .orderBy('position')
    .limit(options.limit)
    .select();
  const items = rows.map(row => ({ ...row, position: String(row.position) }));
  return { items, position: items.at(-1)?.position ?? options.after };
}
