import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import { attachRun, told } from '../following/attachRun';
import {
  changeDeployment,
  phaseOf,
  plusMs,
  stateOf,
  type Change,
  type ChangeContext,
  type DeploymentRow,
  type Locked,
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
      return notStarted(locked, answer.sentence);
    case 'not-sent':
      return isSending(locked)
        ? postponed(locked, answer, settings)
        : notStarted(locked, answer.sentence);
    case 'unsure':
      return isSending(locked)
        ? beginLooking(locked.at, settings, answer.sentence)
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
  const sent = { action: 'sent', detail: 'It was accepted.' };
  if (answer.run) {
    const change = await attachRun(
      locked,
      answer.run,
      'is what the answer to sending it named',
    );
    return { ...change, events: [sent, ...(change?.events ?? [])] };
  }
  if (!isSending(locked)) return { events: [sent] };
  const looking = beginLooking(
    locked.at,
    settings,
    'It was accepted, and the answer did not tell its run.',
  );
  return { ...looking, events: [sent, ...looking.events] };
}

/** Certainly nothing was started, so a late answer ends the search, or tells what nobody knew. */
async function notStarted(
  locked: Locked,
  sentence: string,
): Promise<Change | undefined> {
  const { row, at } = locked;
  const phase = phaseOf(row);
  switch (phase) {
    case 'sending':
    case 'looking':
      return refused(at, sentence);
    case 'ended':
      return stateOf(row) === 'unknown' && row.run_id === null
        ? refused(row.ended_at ?? at, sentence)
        : undefined;
    case 'requested':
    case 'following':
      return told(locked, {
        action: 'contradicted',
        detail: `The answer to sending it said: ${sentence}`,
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
  const { sentence } = answer;
  const retryAt = answer.retryAt ?? plusMs(at, postponeMs);
  if (plusMs(row.requested_at, settings.giveUpAfterMs) < retryAt) {
    return givenUp({ ...row, reason: sentence }, at, settings);
  }
  return {
    set: { phase: 'requested', reason: sentence },
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
        detail: `${sentence} It is sent at ${retryAt} again.`,
      },
    ],
  };
}

function isSending({ outbox }: Locked): boolean {
  return outbox?.state === 'sending';
}
