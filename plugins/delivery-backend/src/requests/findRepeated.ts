import { ConflictError } from '@backstage/errors';
import type { DeploymentOrder } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { parseStored, type DeploymentRow } from '../rows';
import type { Actor } from './Deployments';

export interface Repetition {
  by: Actor;
  idempotencyKey: string;
  order?: DeploymentOrder;
  sendsAgain?: string;
}

/** One read by an index. Throws `ConflictError` where the key was used for another order. */
export async function findRepeated(
  knex: Knex,
  repetition: Repetition,
): Promise<DeploymentRow | undefined> {
  const row = await knex<DeploymentRow>('deployments')
    .where({
      requested_by: repetition.by,
      idempotency_key: repetition.idempotencyKey,
    })
    .first();
  if (row && !isRepeated(row, repetition)) {
    throw new ConflictError(
      `Idempotency-Key '${
        repetition.idempotencyKey
      }' was used before for ${told(row)}, which is deployment ${
        row.id
      }: send a new key for a new order, or the same order again.`,
    );
  }
  return row;
}

/** One that is sent again repeats the deployment, whatever its version is called meanwhile. */
function isRepeated(
  row: DeploymentRow,
  { order, sendsAgain }: Repetition,
): boolean {
  if (sendsAgain !== undefined) return row.sends_again === sendsAgain;
  if (order === undefined) return true;
  const asked = parseStored<DeploymentOrder>(row.asked);
  return (
    row.sends_again === null &&
    asked.service === order.service &&
    asked.environment === order.environment &&
    asked.version === order.version
  );
}

function told(row: DeploymentRow): string {
  if (row.sends_again !== null) {
    return `sending deployment ${row.sends_again} again`;
  }
  const asked = parseStored<DeploymentOrder>(row.asked);
  return `service '${asked.service}', environment '${asked.environment}', version '${asked.version}'`;
}
