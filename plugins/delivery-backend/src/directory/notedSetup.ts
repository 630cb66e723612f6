import type { Knex } from 'knex';

/** Where the state of environments and pipelines is noted that computed rows have to rest on. */
export const SETUP_KEY = 'catalog/environments-and-pipelines';

/** The fingerprint of the environments and pipelines that computed rows have to rest on. */
export async function notedSetup(
  knex: Knex | Knex.Transaction,
): Promise<string | undefined> {
  const noted = await knex('feed_positions').where('feed', SETUP_KEY).first();
  return noted?.position;
}
