import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import { attachRun } from '../following/attachRun';
import {
  changeDeployment,
  earlier,
  isRecorded,
  plusMs,
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
    'was found by the id of the deployment',
  );
  const events: NewEvent[] = [];
  for (const other of others) {
    const event = {
      action: 'another-run',
      detail: `Run ${other.id} bears the id of the deployment too, beside run ${run.id}. Look at it: something has started it a second time.`,
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
      reason,
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
): string {
  const times = outbox.tries === 1 ? 'once' : `${outbox.tries} times`;
  return [
    `Nobody knows whether it was deployed. It was sent at ${
      outbox.sending_since ?? row.requested_at
    }.`,
    row.reason ?? '',
    `Its run was looked for ${times} until ${until} and not found${
      outbox.unanswered === 0
        ? '.'
        : `; ${outbox.unanswered} of these looks the source could not answer${
            sight.answered ? '' : ` (${sight.why})`
          }.`
    }`,
    'Look whether it runs where it would run; send it again only if it does not.',
  ]
    .filter(Boolean)
    .join(' ');
}
