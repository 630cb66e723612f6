import type { Said } from '@mainline/backstage-plugin-mainline-common';
import {
  deliveryTargetRef,
  say,
} from '@mainline/backstage-plugin-delivery-common';
import { stateOf, type DeploymentRow, type Locked } from '../rows';

/**
 * Why a deployment of unknown fate that is at its end can't be on its way again; undefined where it can. The unique index
 * decides in the end, should another come in between.
 */
export async function whyNotReopened(
  locked: Locked,
): Promise<Said | undefined> {
  const { row } = locked;
  const state = stateOf(row);
  if (state !== 'unknown') {
    return say('event.atEnd', { state });
  }
  if (row.sent_again_as !== null) {
    return say('event.sentAgain', { id: row.sent_again_as });
  }
  return whyTaken(locked);
}

/** That another deployment is on its way to the same environment. */
export async function whyTaken({ tx, row }: Locked): Promise<Said | undefined> {
  const rival = await tx<DeploymentRow>('deployments')
    .where({ active_key: deliveryTargetRef(row) })
    .whereNot({ id: row.id })
    .first('id');
  return rival
    ? say('event.placeTaken', { id: rival.id, environment: row.environment })
    : undefined;
}
