import type { Instant } from '@mainline/backstage-plugin-ci-common';
import {
  changeDeployment,
  plusMs,
  type ChangeContext,
  type DeploymentRow,
  type OutboxRow,
} from '../rows';
import type { SendingSettings } from './readSendingSettings';

/** A deployment whose run is to be looked for now. */
export interface Look {
  row: DeploymentRow;
  outbox: OutboxRow;
  began: Instant;
}

/** Leased, so that of many processes one asks the source. It is no change of the deployment: nothing is written down of it. */
export async function takeForLooking(
  context: ChangeContext & { settings: SendingSettings },
  options: { id: string; owner: string },
): Promise<Look | undefined> {
  const { row, result } = await changeDeployment(
    context,
    options.id,
    async ({ tx, outbox, at }) => {
      const isDue =
        outbox?.state === 'looking' &&
        outbox.due_at <= at &&
        (outbox.leased_until === null || outbox.leased_until < at);
      if (!isDue) return { result: undefined };
      const lease = {
        leased_by: options.owner,
        leased_until: plusMs(at, context.settings.leaseMs),
      };
      await tx<OutboxRow>('outbox')
        .where({ deployment_id: options.id })
        .update(lease);
      return { result: { outbox: { ...outbox, ...lease }, began: at } };
    },
  );
  return result && { row, ...result };
}
