import type { Knex } from 'knex';

/**
 * Narrows rows of `repositories` to those whose facts are late: the next reading was expected before that instant, or they never
 * were complete. How often that is depends on what goes on there and on whether deliveries tell of it, so the age of
 * *complete up to* alone says little. Of an archived one no facts come any more.
 *
 * By cases, so that an index on `fresh_until` finds them, and so that it is true or false of every row.
 */
const isOverdue = `not repositories.archived and (
  (repositories.fresh_until is not null and repositories.fresh_until < ?)
  or (repositories.fresh_until is null and coalesce(repositories.complete_up_to, '') < ?)
)`;

/** @param rows - of `repositories`, joined to whatever */
export function whereOverdue(
  rows: Knex.QueryBuilder,
  lateBefore: string,
): Knex.QueryBuilder {
  return rows.whereRaw(`(${isOverdue})`, [lateBefore, lateBefore]);
}

/** The same of services, whose repository may not be known yet; an unmapped one has no facts that could be late. */
export function whereLate(
  rows: Knex.QueryBuilder,
  late: boolean,
  lateBefore: string,
): Knex.QueryBuilder {
  const isLate = `service_health.state <> 'unmapped' and (service_health.repository_id is null or ${isOverdue})`;
  return rows.whereRaw(late ? `(${isLate})` : `not (${isLate})`, [
    lateBefore,
    lateBefore,
  ]);
}
