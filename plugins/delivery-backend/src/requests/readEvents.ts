import type { DeploymentEvent } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import type { DeploymentEventRow } from '../rows';

/** Oldest first. */
export async function readEvents(
  knex: Knex,
  deploymentId: string,
): Promise<DeploymentEvent[]> {
  const rows = await knex<DeploymentEventRow>('deployment_events')
    .where({ deployment_id: deploymentId })
    .orderBy('id');
  return rows.map(({ at, action, by, detail }) => ({
    at,
    action,
    ...(by !== null && { by }),
    ...(detail !== null && { detail }),
  }));
}
