import type { CheckInFact, Instant, RunFact, WorkflowFact } from '../facts';
import { checkInSequence } from './checkInSequence';
import { isMainlineBuild } from './isMainlineBuild';
import type {
  MainlineFacts,
  MainlineState,
  WorkflowState,
} from './MainlineFacts';
import { workflowVerdicts } from './workflowVerdicts';

/**
 * The mainline rule: whether mainline is green or red, since when, and by which check-in.
 *
 * State is kept per workflow, from its newest conclusive attempt in check-in order; mainline is red while any workflow of
 * the commit stage is. Workflows that are disabled or deleted drop out. A build on its way stands beside the state.
 * See docs/mainline-rule.md, whose table of cases is this function's test.
 *
 * @public
 */
export function mainlineState(facts: MainlineFacts): MainlineState {
  const shas = new Set(facts.checkIns.map(checkIn => checkIn.sha));
  const workflows = new Map(facts.workflows.map(each => [each.id, each]));
  const builds = facts.runs.filter(
    run =>
      isMainlineBuild(run, {
        defaultBranch: facts.defaultBranch,
        isCheckIn: sha => shas.has(sha),
      }) && counts(workflowOf(run, workflows), facts.inCommitStage),
  );
  const sequence = checkInSequence(facts.checkIns, builds);

  const judged = [...groupByWorkflow(builds)].map(([id, ofWorkflow]) => {
    const { name, path } = workflowOf(ofWorkflow[0], workflows);
    return workflowVerdicts(
      { workflowId: id, name, path },
      sequence,
      ofWorkflow,
    );
  });
  const states = judged
    .map(each => each.state)
    .sort(
      (a, b) => compare(a.name, b.name) || compare(a.workflowId, b.workflowId),
    );
  const redIntervals = judged
    .flatMap(each => each.redIntervals)
    .sort(
      (a, b) =>
        compare(a.redAt, b.redAt) || compare(a.workflowId, b.workflowId),
    );

  const red = states.filter(each => each.state === 'red');
  const place = new Map(sequence.map((checkIn, index) => [checkIn.sha, index]));
  const brokenBy = earliestCheckIn(red, place);
  return {
    ...colour(
      states,
      red,
      redIntervals.flatMap(each => each.end?.at ?? []),
    ),
    brokenBy,
    running: states.some(each => each.running),
    workflows: states,
    redIntervals,
    unbuilt: unbuilt(sequence, builds),
    checkInsSinceRed:
      brokenBy === undefined
        ? 0
        : sequence.length - 1 - (place.get(brokenBy) ?? 0),
  };
}

/** A workflow that was not listed yet is taken as active: its run came before the list was read. */
function workflowOf(
  run: RunFact,
  workflows: Map<string, WorkflowFact>,
): WorkflowFact {
  return (
    workflows.get(run.workflowId) ?? {
      repositoryId: run.repositoryId,
      id: run.workflowId,
      name: run.workflowName ?? run.workflowPath ?? run.workflowId,
      path: run.workflowPath ?? '',
      state: 'active',
    }
  );
}

function counts(
  workflow: WorkflowFact,
  inCommitStage: MainlineFacts['inCommitStage'],
): boolean {
  return workflow.state === 'active' && (inCommitStage?.(workflow) ?? true);
}

function groupByWorkflow(builds: RunFact[]): Map<string, RunFact[]> {
  const groups = new Map<string, RunFact[]>();
  for (const run of builds) {
    const group = groups.get(run.workflowId);
    if (group) group.push(run);
    else groups.set(run.workflowId, [run]);
  }
  return groups;
}

function colour(
  states: WorkflowState[],
  red: WorkflowState[],
  redEnds: Instant[],
): Pick<MainlineState, 'state' | 'since'> {
  if (red.length > 0) return { state: 'red', since: least(red.map(sinceOf)) };
  const green = states.filter(each => each.state === 'green');
  if (green.length === 0) return { state: 'no-build' };
  // Green since the last red ended; a workflow that was added yesterday does not make mainline green since yesterday.
  return {
    state: 'green',
    since: greatest(redEnds) ?? least(green.map(sinceOf)),
  };
}

function earliestCheckIn(
  red: WorkflowState[],
  place: Map<string, number>,
): string | undefined {
  return red
    .flatMap(each => each.brokenBy ?? [])
    .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))[0];
}

/** Newest first. A commit below the head of a push is built with that head. */
function unbuilt(sequence: CheckInFact[], builds: RunFact[]): string[] {
  const built = new Set(builds.map(run => run.headSha));
  const builtPushes = new Set(
    sequence
      .filter(checkIn => built.has(checkIn.sha))
      .map(checkIn => checkIn.reachedMainlineAt),
  );
  return sequence
    .filter(
      checkIn =>
        !built.has(checkIn.sha) &&
        !(checkIn.pushIndex > 0 && builtPushes.has(checkIn.reachedMainlineAt)),
    )
    .map(checkIn => checkIn.sha)
    .reverse();
}

function sinceOf(state: WorkflowState): Instant | undefined {
  return state.since;
}

function least(values: Array<Instant | undefined>): Instant | undefined {
  return values.flatMap(value => value ?? []).sort()[0];
}

function greatest(values: Instant[]): Instant | undefined {
  return [...values].sort()[values.length - 1];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
