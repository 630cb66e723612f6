import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import { attachRun, told } from '../following/attachRun';
import {
  changeDeployment,
  phaseOf,
  plusMs,
  reasonColumns,
  stateOf,
  type Change,
  type ChangeContext,
  type DeploymentRow,
  type Locked,
  type NewEvent,
} from '../rows';
import { beginLooking } from './beginLooking';
import type { SendingSettings } from './readSendingSettings';
import { givenUp, refused } from './takeForSending';

/** Where the answer says that it may be sent again and not when. */
const postponeMs = 10_000;

/**
 * Writes down what came of sending. The answer may come late, when the lease was over and the run is looked for, or was found,
 * or claimed: it then tells what it still can, and never has the deployment sent again.
 */
export async function settleSending(
  context: ChangeContext & { settings: SendingSettings },
  id: string,
  answer: DispatchAnswer,
): Promise<DeploymentRow> {
  const { row } = await changeDeployment(context, id, async locked => ({
    change: await decide(locked, answer, context.settings),
    result: undefined,
  }));
  return row;
}

async function decide(
  locked: Locked,
  answer: DispatchAnswer,
  settings: SendingSettings,
): Promise<Change | undefined> {
  switch (answer.outcome) {
    case 'accepted':
      return accepted(locked, answer, settings);
    case 'refused':
      return notStarted(locked, answer);
    case 'not-sent':
      return isSending(locked)
        ? postponed(locked, answer, settings)
        : notStarted(locked, answer);
    case 'unsure':
      return isSending(locked)
        ? beginLooking(locked.at, settings, answer)
        : undefined;
    default:
      throw new Error(`Unknown answer '${JSON.stringify(answer)}'`);
  }
}

async function accepted(
  locked: Locked,
  answer: Extract<DispatchAnswer, { outcome: 'accepted' }>,
  settings: SendingSettings,
): Promise<Change | undefined> {
  const sent: NewEvent = { action: 'sent', detail: say('event.accepted') };
  if (answer.run) {
    const change = await attachRun(
      locked,
      answer.run,
      say('event.runTold', { run: answer.run.id }),
    );
    return { ...change, events: [sent, ...(change?.events ?? [])] };
  }
  if (!isSending(locked)) return { events: [sent] };
  const looking = beginLooking(locked.at, settings, say('reason.noRunTold'));
  return { ...looking, events: [sent, ...looking.events] };
}

/** Certainly nothing was started, so a late answer ends the search, or tells what nobody knew. */
async function notStarted(
  locked: Locked,
  words: Words,
): Promise<Change | undefined> {
  const { row, at } = locked;
  const phase = phaseOf(row);
  switch (phase) {
    case 'sending':
    case 'looking':
      return refused(at, words);
    case 'ended':
      return stateOf(row) === 'unknown' && row.run_id === null
        ? refused(row.ended_at ?? at, words)
        : undefined;
    case 'requested':
    case 'following':
      return told(locked, {
        action: 'contradicted',
        detail: inOrder(say('event.nothingStarted'), words),
      });
    default:
      throw new Error(`Unknown phase '${phase satisfies never}'`);
  }
}

function postponed(
  { row, at }: Locked,
  answer: Extract<DispatchAnswer, { outcome: 'not-sent' }>,
  settings: SendingSettings,
): Change {
  const retryAt = answer.retryAt ?? plusMs(at, postponeMs);
  if (plusMs(row.requested_at, settings.giveUpAfterMs) < retryAt) {
    return givenUp(answer, at, settings);
  }
  return {
    set: { phase: 'requested', ...reasonColumns(answer) },
    outbox: {
      state: 'due',
      due_at: retryAt,
      leased_by: null,
      leased_until: null,
      sending_since: null,
    },
    events: [
      {
        action: 'postponed',
        detail: inOrder(answer, say('event.postponed', { at: retryAt })),
      },
    ],
  };
}

function isSending({ outbox }: Locked): boolean {
  return outbox?.state === 'sending';
}
