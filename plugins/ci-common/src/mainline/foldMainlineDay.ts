import { carried, foldWorkflowDay } from './foldWorkflowDay';
import type { JudgedWorkflow } from './foldWorkflowDay';
import type { MainlineCarry, WorkflowCarry } from './MainlineCarry';
import type { EndedRed } from './MainlineFacts';
import type { MainlineDay } from './mainlineDays';
import { foldRedSpans } from './redSpans';

/**
 * What the mainline rule says of one day, and what it has to know to go on from its end.
 *
 * @public
 */
export interface JudgedDay {
  carry: MainlineCarry;
  /** Those that were built on this day's check-ins, by id; verdicts oldest first. */
  workflows: Array<Pick<JudgedWorkflow, 'verdicts'> & { workflowId: string }>;
  /** The reds that check-ins of this day ended. */
  reds: EndedRed[];
  /** Check-ins that no mainline build ran for, oldest first. */
  unbuilt: string[];
}

/**
 * One step of the mainline rule: a day of check-ins upon what the days before left. Whoever folds all days from
 * `emptyMainline` has the whole rule; whoever kept what was carried to the end of a day goes on from there.
 *
 * @public
 */
export function foldMainlineDay(
  before: MainlineCarry,
  day: MainlineDay,
): JudgedDay {
  const judged = day.workflows.map(each =>
    foldWorkflowDay(
      before.workflows.find(
        ({ workflowId }) => workflowId === each.workflow.id,
      ),
      each,
      day.checkIns,
      before.checkIns,
    ),
  );
  const workflows = joinById(
    before.workflows,
    judged.map(each => each.carry),
  );
  const reds = judged.flatMap(each => each.reds);
  const checkIns = before.checkIns + day.checkIns.length;
  const newest = day.checkIns.at(-1);
  return {
    carry: {
      checkIns,
      newest: newest ? carried(newest, checkIns - 1) : before.newest,
      workflows,
      lastRedEnd: [
        ...(before.lastRedEnd === undefined ? [] : [before.lastRedEnd]),
        ...reds.map(({ end }) => end.at),
      ]
        .sort()
        .at(-1),
      reds: foldRedSpans(before.reds, reds, workflows, day.day),
    },
    workflows: judged.map(({ carry, verdicts }) => ({
      workflowId: carry.workflowId,
      verdicts,
    })),
    reds,
    unbuilt: unbuilt(day),
  };
}

function joinById(
  before: WorkflowCarry[],
  after: WorkflowCarry[],
): WorkflowCarry[] {
  const byId = new Map(
    [...before, ...after].map(each => [each.workflowId, each]),
  );
  return [...byId.values()].sort((a, b) =>
    a.workflowId < b.workflowId ? -1 : 1,
  );
}

/** A commit below the head of a push is built with that head. */
function unbuilt({ checkIns, workflows }: MainlineDay): string[] {
  const built = new Set(
    workflows.flatMap(({ builds }) => builds.map(run => run.headSha)),
  );
  const builtPushes = new Set(
    checkIns
      .filter(checkIn => built.has(checkIn.sha))
      .map(checkIn => checkIn.reachedMainlineAt),
  );
  return checkIns
    .filter(
      checkIn =>
        !built.has(checkIn.sha) &&
        !(checkIn.pushIndex > 0 && builtPushes.has(checkIn.reachedMainlineAt)),
    )
    .map(checkIn => checkIn.sha);
}
