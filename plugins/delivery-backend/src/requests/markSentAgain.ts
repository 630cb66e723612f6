import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import {
  errorSaying,
  isPostgres,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { recordEvent, type DeploymentRow } from '../rows';
import type { Actor } from './Deployments';

/**
 * Marks a deployment of unknown fate as repeated, once. Throws `ConflictError` where it was repeated before, or can't be;
 * `NotFoundError`.
 */
export async function markSentAgain(
  tx: Knex.Transaction,
  options: { id: string; as: DeploymentRow; by: Actor; at: Instant },
): Promise<void> {
  const { id, as, by, at } = options;
  const query = tx<DeploymentRow>('deployments').where({ id }).first();
  const row = await (isPostgres(tx) ? query.forUpdate() : query);
  if (!row) {
    throw new NotFoundError(
      `There is no deployment '${id}' to be sent again: give the id of one that was asked for here.`,
    );
  }
  if (row.sent_again_as !== null) {
    throw errorSaying(
      ConflictError,
      say('deployment.sentAgain', { id: row.sent_again_as }),
    );
  }
  if (row.state !== 'unknown') {
    throw errorSaying(
      ConflictError,
      say('deployment.sendKnown', { state: row.state }),
    );
  }
  if (row.service !== as.service || row.environment !== as.environment) {
    throw new ConflictError(
      `Deployment ${id} is of ${row.service} to ${row.environment}, not of ${as.service} to ${as.environment}: send it again to where it was to go.`,
    );
  }
  await tx<DeploymentRow>('deployments')
    .where({ id })
    .update({ sent_again_as: as.id });
  await recordEvent(tx, row, at, {
    action: 'sent-again',
    by,
    detail: say('event.repeatedAs', { id: as.id }),
  });
}
