import type {
  Change,
  ChangesPage,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { placeChanges } from './placeChanges';

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
  const { knex, after, limit } = options;
  await placeChanges(knex);
  const rows = await knex<ChangeRow>('changes')
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .select('position', 'kind', 'ref', 'at');
  const items = rows.map(row => ({ ...row, position: String(row.position) }));
  return { items, position: items.at(-1)?.position ?? after };
}
