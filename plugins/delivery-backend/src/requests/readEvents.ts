import type { DeploymentEvent } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { wordsOf, type DeploymentEventRow } from '../rows';

/** Oldest first. */
export async function readEvents(
  knex: Knex,
  deploymentId: string,
): Promise<DeploymentEvent[]> {
  const rows = await knex<DeploymentEventRow>('deployment_events')
    .where({ deployment_id: deploymentId })
    .orderBy('id');
  return rows.map(({ at, action, by, detail, detail_messages }) => {
    const words = wordsOf(detail, detail_messages);
    return {
      at,
      action,
      ...(by !== null && { by }),
      ...(words && { detail: words.sentence }),
      ...(words?.messages && { detailMessages: words.messages }),
    };
  });
}
