import { deliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import { stateOf, type DeploymentRow, type Locked } from '../rows';

/**
 * Why a deployment of unknown fate that is at its end can't be on its way again; undefined where it can. The unique index
 * decides in the end, should another come in between.
 */
export async function whyNotReopened(
  locked: Locked,
): Promise<string | undefined> {
  const { row } = locked;
  const state = stateOf(row);
  if (state !== 'unknown') {
    return `the deployment is at its end (${state}).`;
  }
  if (row.sent_again_as !== null) {
    return `the deployment was sent again, as ${row.sent_again_as}.`;
  }
  return whyTaken(locked);
}

/** That another deployment is on its way to the same environment, as a sentence. */
export async function whyTaken({
  tx,
  row,
}: Locked): Promise<string | undefined> {
  const rival = await tx<DeploymentRow>('deployments')
    .where({ active_key: deliveryTargetRef(row) })
    .whereNot({ id: row.id })
    .first('id');
  return rival
    ? `deployment ${rival.id} is on its way to ${row.environment} meanwhile.`
    : undefined;
}
