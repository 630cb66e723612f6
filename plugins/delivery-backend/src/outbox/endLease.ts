import { say } from '@mainline/backstage-plugin-delivery-common';
import { changeDeployment, type ChangeContext } from '../rows';
import { beginLooking } from './beginLooking';
import type { SendingSettings } from './readSendingSettings';

/**
 * What is marked as being sent and has outlived its lease: whoever sent it is gone, or was, and nobody knows how far it came. Its
 * run is looked for; it is not sent again.
 */
export async function endLease(
  context: ChangeContext & { settings: SendingSettings },
  id: string,
): Promise<void> {
  const { settings } = context;
  await changeDeployment(context, id, ({ outbox, at }) => {
    const isOver =
      outbox?.state === 'sending' && (outbox.leased_until ?? '') < at;
    return {
      result: undefined,
      change: isOver
        ? beginLooking(
            at,
            settings,
            say('reason.senderSilent', { duration: settings.leaseMs }),
          )
        : undefined,
    };
  });
}
