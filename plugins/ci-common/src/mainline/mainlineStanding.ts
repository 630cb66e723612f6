import type { Instant } from '../facts';
import type { CarriedCheckIn, MainlineCarry } from './MainlineCarry';
import type { MainlineState, WorkflowState } from './MainlineFacts';
import { redSince } from './redSpans';

/** One workflow, without its history. @public */
export type WorkflowStanding = Omit<WorkflowState, 'verdicts'>;

/**
 * How mainline stands now.
 *
 * @public
 */
export interface MainlineStanding
  extends Pick<
    MainlineState,
    'state' | 'since' | 'running' | 'checkInsSinceRed'
  > {
  /** While red: the first check-in without a later green. */
  brokenBy?: CarriedCheckIn;
  /** While red: since when without a green, whichever workflows were red meanwhile. */
  redSince?: Instant;
  /** By name. */
  workflows: WorkflowStanding[];
}

/**
 * How mainline stands at the end of the last day that was folded.
 *
 * @public
 */
export function mainlineStanding(carry: MainlineCarry): MainlineStanding {
  const workflows = carry.workflows
    .map(workflowStanding)
    .sort(
      (a, b) => compare(a.name, b.name) || compare(a.workflowId, b.workflowId),
    );
  const brokenBy = firstBroken(carry);
  return {
    ...colour(workflows, carry.lastRedEnd),
    running: workflows.some(each => each.running),
    brokenBy,
    checkInsSinceRed: brokenBy ? carry.checkIns - 1 - brokenBy.place : 0,
    redSince: redSince(carry),
    workflows,
  };
}

function workflowStanding({
  workflowId,
  name,
  path,
  running,
  stretch,
}: MainlineCarry['workflows'][number]): WorkflowStanding {
  const isRed = stretch?.verdict === 'red';
  return {
    workflowId,
    name,
    path,
    state: stretch?.verdict ?? 'no-verdict',
    brokenBy: isRed ? stretch.first.sha : undefined,
    failedBy: isRed
      ? { runId: stretch.last.runId, attempt: stretch.last.attempt }
      : undefined,
    since: stretch?.since,
    running,
  };
}

function firstBroken({ workflows }: MainlineCarry): CarriedCheckIn | undefined {
  return workflows
    .flatMap(({ stretch }) =>
      stretch?.verdict === 'red' ? [stretch.first] : [],
    )
    .sort((a, b) => a.place - b.place)[0];
}

function colour(
  workflows: WorkflowStanding[],
  lastRedEnd: Instant | undefined,
): Pick<MainlineState, 'state' | 'since'> {
  const earliest = (state: 'green' | 'red') =>
    workflows
      .filter(each => each.state === state)
      .flatMap(each => each.since ?? [])
      .sort()[0];
  const red = earliest('red');
  if (red !== undefined) return { state: 'red', since: red };
  const green = earliest('green');
  if (green === undefined) return { state: 'no-build' };
  // Green since the last red ended; a workflow that was added yesterday does not make mainline green since yesterday.
  return { state: 'green', since: lastRedEnd ?? green };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
