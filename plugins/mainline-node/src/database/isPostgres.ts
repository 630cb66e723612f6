import type { Knex } from 'knex';

/** PostgreSQL has row locks; SQLite is one connection, so that one transaction at a time is all there is. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
