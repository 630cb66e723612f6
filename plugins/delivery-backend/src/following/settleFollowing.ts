import type {
  Instant,
  RunDetails,
  RunSummary,
} from '@mainline/backstage-plugin-ci-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import {
  deliveryTargetRef,
  say,
} from '@mainline/backstage-plugin-delivery-common';
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
import { artifactMistake } from '../claims/artifactMistake';
import { told } from './attachRun';
import { foldRun, type RunWord } from './foldRun';
import type { Taken } from './takeForFollowing';
import { whenUnseen } from './whenUnseen';
import { whyTaken } from './whyNotReopened';

/** While nothing is heard of its run, it is looked at so often. */
export const followEveryMs = 30_000;

/**
 * Writes down what ci knows of a deployment's run, and when it is looked at next.
 *
 * @param details - undefined where ci has not seen the run yet
 */
export async function settleFollowing(
  context: ChangeContext,
  taken: Taken,
  details: RunDetails | undefined,
): Promise<void> {
  await changeDeployment(context, taken.row.id, async locked => {
    const change = details ? await decide(locked, details) : whenUnseen(locked);
    await lookNext(locked, taken, { ...locked.row, ...change?.set });
    return { change, result: undefined };
  });
}

/** Not where somebody asked for another look meanwhile: that one comes at once. */
async function lookNext(
  { tx, row, at }: Locked,
  { leasedUntil }: Taken,
  after: DeploymentRow,
): Promise<void> {
  await tx<DeploymentRow>('deployments')
    .where({ id: row.id, look_at: leasedUntil })
    .update({
      look_at: phaseOf(after) === 'ended' ? null : plusMs(at, followEveryMs),
    });
}

async function decide(
  locked: Locked,
  details: RunDetails,
): Promise<Change | undefined> {
  const { row } = locked;
  if (!isFollowed(row, details.run)) return undefined;
  const word = foldRun(details.run, details.jobs);
  if (phaseOf(row) === 'following') {
    return follow(row, details.run, word, locked.at);
  }
  if (phaseOf(row) !== 'ended') return undefined;
  return afterTheEnd(locked, details, word);
}

/** What ci knows may be older than what a claim told, or was asked before the claim was granted. */
function isFollowed(row: DeploymentRow, run: RunSummary): boolean {
  return (
    row.run_id === run.id &&
    run.attempt >= (row.run_attempt ?? 1) &&
    (row.claimed_run_attempt === null ||
      row.claimed_run_attempt === run.attempt)
  );
}

function follow(
  row: DeploymentRow,
  run: RunSummary,
  said: RunWord,
  at: Instant,
): Change | undefined {
  const word = neverClaimed(row, said);
  const set = columns(run, word, at);
  if (isSame(row, set)) return undefined;
  if (word.ended) return { set, events: [ended(run, word)] };
  const begins = word.state === 'running' && stateOf(row) !== 'running';
  return { set, events: begins ? [{ action: 'started' }] : [] };
}

/** A step that was skipped, or that goes on after a no: of such a run nobody can say that it had one effect. */
function neverClaimed(row: DeploymentRow, word: RunWord): RunWord {
  return word.state === 'succeeded' && row.claim === 'expected'
    ? {
        ...word,
        reason: say('reason.neverClaimed'),
      }
    : word;
}

/**
 * What the source says of a run whose deployment is at its end. A corrected word is taken. A later attempt deploys again where
 * nothing claims; where a claim is asked for, it is refused, and the deployment stays as it ended.
 */
async function afterTheEnd(
  locked: Locked,
  details: RunDetails,
  word: RunWord,
): Promise<Change | undefined> {
  const { row, at } = locked;
  const { run } = details;
  const followed = row.run_attempt ?? 1;
  const newest = Math.max(
    run.attempt,
    ...details.attempts.map(each => each.attempt),
  );
  if (row.claim !== 'none' && newest > followed) {
    return told(locked, {
      action: 'run-again',
      detail: inOrder(attemptStarted(run, newest), say('event.claimIsRefused')),
    });
  }
  const set = columns(run, word, at);
  if (word.ended) {
    if (run.attempt === followed && stateOf(row) === word.state) {
      return undefined;
    }
    const mistake =
      word.state === 'succeeded'
        ? await artifactMistake(locked, undefined)
        : undefined;
    return {
      set,
      events: [
        ended(run, word),
        ...(mistake === undefined
          ? []
          : [{ action: 'other-artifact', detail: mistake }]),
      ],
    };
  }
  if (run.attempt === followed) return undefined;
  const taken = await whyTaken(locked);
  if (taken !== undefined) {
    return told(locked, {
      action: 'run-again',
      detail: inOrder(attemptStarted(run, run.attempt), taken),
    });
  }
  return {
    set: { ...set, phase: 'following', active_key: deliveryTargetRef(row) },
    events: [
      {
        action: 'run-again',
        detail: inOrder(
          attemptStarted(run, run.attempt),
          say('event.deploysAgain'),
        ),
      },
    ],
  };
}

function columns(
  run: RunSummary,
  word: RunWord,
  at: Instant,
): Partial<DeploymentRow> {
  return {
    state: word.state,
    ...reasonColumns(word.reason),
    run_repository_id: run.repositoryId,
    run_attempt: run.attempt,
    run_url: run.url,
    started_at: word.startedAt ?? null,
    ...(word.ended
      ? { phase: 'ended', active_key: null, ended_at: word.endedAt ?? at }
      : { ended_at: null }),
  };
}

function isSame(row: DeploymentRow, set: Partial<DeploymentRow>): boolean {
  const stored = new Map<string, unknown>(Object.entries(row));
  return Object.entries(set).every(
    ([column, value]) => stored.get(column) === value,
  );
}

function attemptStarted(run: RunSummary, attempt: number) {
  return say('event.attemptStarted', {
    run: run.id,
    attempt: String(attempt),
  });
}

function ended(run: RunSummary, { state, reason }: RunWord): NewEvent {
  return {
    action: 'ended',
    detail: inOrder(
      say('event.attemptEnded', {
        run: run.id,
        attempt: String(run.attempt),
        state,
      }),
      ...(reason ? [reason] : []),
    ),
  };
}
