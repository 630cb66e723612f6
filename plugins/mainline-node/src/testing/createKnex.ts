import knexFactory, { type Knex } from 'knex';

export type { Knex };

/** A database as it was described, in whichever process. */
export function createKnex(config: Knex.Config): Knex {
  return knexFactory({ useNullAsDefault: true, ...config });
}
