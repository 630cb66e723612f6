import type { Knex } from 'knex';
import { isPostgres } from '../database';
import type { Visibility } from './Visibility';

/** Restricts a query to visible services. The refs are one binding: there may be more than a statement takes. */
export function whereVisible(
  query: Knex.QueryBuilder,
  knex: Knex,
  column: string,
  visible: Visibility,
): void {
  if (visible === 'all') return;
  query.whereRaw(
    isPostgres(knex)
      ? '?? in (select jsonb_array_elements_text(?::jsonb))'
      : '?? in (select value from json_each(?))',
    [column, JSON.stringify(visible)],
  );
}
