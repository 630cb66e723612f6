import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';

/** A deployment that was asked for somewhere else, by its id. */
export async function findOutsideDeployment(
  knex: Knex,
  id: string,
): Promise<Deployment | undefined> {
  const row = await knex('outside_deployments').where({ id }).first('document');
  return row && JSON.parse(row.document);
}
