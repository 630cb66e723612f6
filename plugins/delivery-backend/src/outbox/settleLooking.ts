import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said, Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import { attachRun } from '../following/attachRun';
import {
  changeDeployment,
  earlier,
  isRecorded,
  plusMs,
  reasonColumns,
  reasonOf,
  type Change,
  type ChangeContext,
  type DeploymentRow,
  type Locked,
  type NewEvent,
  type OutboxRow,
} from '../rows';
import type { Look } from './takeForLooking';

const firstPauseMs = 2000;
const longestPauseMs = 30_000;

/** What a look for a run came to. */
export type Sight =
  | { answered: true; runs: DeploymentRun[] }
  | { answered: false; why: string };

/**
 * Writes down what a look for the run came to. The state `unknown` is said only after a look that began when the window was over:
 * a portal that slept through the window looks once more.
 */
export async function settleLooking(
  context: ChangeContext,
  look: Look,
  sight: Sight,
): Promise<void> {
  await changeDeployment(context, look.row.id, async locked => ({
    result: undefined,
    change: await decide(locked, look, sight),
  }));
}

async function decide(
  locked: Locked,
  { outbox: taken, began }: Look,
  sight: Sight,
): Promise<Change | undefined> {
  const [run, ...others] = sight.answered ? sight.runs : [];
  if (run) return attachFirst(locked, run, others);

  const { tx, row, outbox } = locked;
  // Found, claimed or answered meanwhile, or looked for by another since.
  const isMine =
    outbox?.state === 'looking' && outbox.leased_by === taken.leased_by;
  if (!isMine) return undefined;

  const looked = {
    tries: outbox.tries + 1,
    unanswered: outbox.unanswered + (sight.answered ? 0 : 1),
    leased_by: null,
    leased_until: null,
  };
  const until = outbox.look_until ?? began;
  if (began >= until) {
    return unknown(locked, began, { ...outbox, ...looked }, sight);
  }
  // Nothing is known that was not known before: neither the deployment changes, nor what is computed from it.
  await tx<OutboxRow>('outbox')
    .where({ deployment_id: row.id })
    .update({
      ...looked,
      due_at: earlier(plusMs(began, pauseMs(looked.tries)), until),
    });
  return undefined;
}

/** Two runs with one correlation id: somebody started the second by hand, or the source started two. */
async function attachFirst(
  locked: Locked,
  run: DeploymentRun,
  others: DeploymentRun[],
): Promise<Change | undefined> {
  const change = await attachRun(
    locked,
    run,
    say('event.runFound', { run: run.id }),
  );
  const events: NewEvent[] = [];
  for (const other of others) {
    const event: NewEvent = {
      action: 'another-run',
      detail: say('event.twinRun', { other: other.id, run: run.id }),
    };
    if (!(await isRecorded(locked.tx, locked.row, event))) events.push(event);
  }
  if (events.length === 0) return change;
  return { ...change, events: [...(change?.events ?? []), ...events] };
}

function pauseMs(tries: number): number {
  return Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);
}

function unknown(
  { row, at }: Locked,
  until: Instant,
  outbox: OutboxRow,
  sight: Sight,
): Change {
  const reason = evidence(row, outbox, until, sight);
  return {
    set: {
      state: 'unknown',
      phase: 'ended',
      active_key: null,
      ended_at: at,
      ...reasonColumns(reason),
    },
    outbox: 'gone',
    events: [{ action: 'ended', detail: reason }],
  };
}

function evidence(
  row: DeploymentRow,
  outbox: OutboxRow,
  until: Instant,
  sight: Sight,
): Words {
  const why = reasonOf(row);
  return inOrder(
    say('reason.fateUnknown', {
      since: outbox.sending_since ?? row.requested_at,
    }),
    ...(why ? [why] : []),
    evidenceOfLooks(outbox, until, sight),
    say('reason.lookThere'),
  );
}

function evidenceOfLooks(
  outbox: OutboxRow,
  until: Instant,
  sight: Sight,
): Said {
  const unanswered = String(outbox.unanswered);
  if (outbox.tries === 1) {
    return sight.answered
      ? say('reason.lookedOnce', { until })
      : say('reason.lookedOnceUnanswered', {
          until,
          unanswered,
          why: sight.why,
        });
  }
  const times = String(outbox.tries);
  if (outbox.unanswered === 0) return say('reason.looked', { times, until });
  return sight.answered
    ? say('reason.lookedUnanswered', { times, until, unanswered })
    : say('reason.lookedUnansweredLast', {
        times,
        until,
        unanswered,
        why: sight.why,
      });
}
