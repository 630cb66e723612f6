import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import {
  changeDeployment,
  phaseOf,
  plusMs,
  reasonColumns,
  reasonOf,
  type Change,
  type ChangeContext,
  type DeploymentRow,
} from '../rows';
import type { SendingSettings } from './readSendingSettings';

/**
 * Marks a deployment that is due as being sent, by whoever asks first, and answers it to that one alone. From the commit on it
 * may have been sent, whatever becomes of this process, and nobody takes it over to send it.
 */
export async function takeForSending(
  context: ChangeContext & { settings: SendingSettings },
  options: { id: string; owner: string },
): Promise<{ row: DeploymentRow; leasedUntil: string } | undefined> {
  const { settings } = context;
  const { row, result } = await changeDeployment(
    context,
    options.id,
    ({ row: stored, outbox, at }) => {
      const isDue =
        outbox?.state === 'due' &&
        outbox.due_at <= at &&
        phaseOf(stored) === 'requested';
      if (!isDue) return { result: undefined };
      if (plusMs(stored.requested_at, settings.giveUpAfterMs) < at) {
        return {
          change: givenUp(reasonOf(stored), at, settings),
          result: undefined,
        };
      }
      const leasedUntil = plusMs(at, settings.leaseMs);
      return {
        change: {
          set: { phase: 'sending' },
          outbox: {
            state: 'sending',
            leased_by: options.owner,
            leased_until: leasedUntil,
            sending_since: at,
          },
          events: [{ action: 'sending' }],
        },
        result: leasedUntil,
      };
    },
  );
  return result === undefined ? undefined : { row, leasedUntil: result };
}

/** It was to be sent and certainly was not: to send it so late would surprise whoever asked. */
export function givenUp(
  why: Words | undefined,
  at: string,
  settings: SendingSettings,
): Change {
  return refused(
    at,
    inOrder(
      say('reason.givenUp', { duration: settings.giveUpAfterMs }),
      ...(why ? [why] : []),
      say('reason.deployAgain'),
    ),
  );
}

/** Certainly nothing was started. */
export function refused(at: string, words: Words): Change {
  return {
    set: {
      state: 'refused',
      phase: 'ended',
      active_key: null,
      ended_at: at,
      ...reasonColumns(words),
      look_at: null,
    },
    outbox: 'gone',
    events: [{ action: 'refused', detail: words }],
  };
}
