import type { CheckInFact, Instant, RunFact, WorkflowFact } from '../facts';
import { checkInSequence } from './checkInSequence';
import { isMainlineBuild } from './isMainlineBuild';
import type { MainlineFacts } from './MainlineFacts';

/**
 * The check-ins of one day, in check-in order, with the builds that count for them, whenever those ran.
 *
 * @public
 */
export interface MainlineDay {
  /** In UTC, by arrival on mainline: `2026-03-01`. */
  day: string;
  checkIns: CheckInFact[];
  /** Those of the commit stage that are active, by id; each with every attempt on these check-ins. */
  workflows: Array<{
    workflow: Pick<WorkflowFact, 'id' | 'name' | 'path'>;
    builds: RunFact[];
  }>;
  /** The last word of any mainline build of theirs, whether it counts or not. */
  lastWordAt?: Instant;
}

/**
 * The day of an instant, in UTC.
 *
 * @public
 */
export function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}

/**
 * Facts by the day on which their check-in reached mainline, oldest day first. A day without check-ins is none.
 *
 * @public
 */
export function mainlineDays(facts: MainlineFacts): MainlineDay[] {
  const shas = new Set(facts.checkIns.map(checkIn => checkIn.sha));
  const mainlineBuilds = facts.runs.filter(run =>
    isMainlineBuild(run, {
      defaultBranch: facts.defaultBranch,
      isCheckIn: sha => shas.has(sha),
    }),
  );
  const bySha = groupBy(mainlineBuilds, run => run.headSha);
  const known = new Map(facts.workflows.map(each => [each.id, each]));
  return [
    ...groupBy(
      // Whatever workflow built it: a commit that only another stage built is a check-in too.
      checkInSequence(facts.checkIns, mainlineBuilds),
      checkIn => dayOf(checkIn.reachedMainlineAt),
    ),
  ].map(([day, checkIns]) => {
    const builds = checkIns.flatMap(({ sha }) => bySha.get(sha) ?? []);
    return {
      day,
      checkIns,
      workflows: [...groupBy(builds, run => run.workflowId)]
        .map(([id, ofWorkflow]) => ({
          workflow: known.get(id) ?? unlisted(ofWorkflow),
          builds: ofWorkflow,
        }))
        .filter(
          ({ workflow }) =>
            workflow.state === 'active' &&
            (facts.inCommitStage?.(workflow) ?? true),
        )
        .sort((a, b) => (a.workflow.id < b.workflow.id ? -1 : 1)),
      lastWordAt: builds
        .map(run => run.updatedAt)
        .sort()
        .at(-1),
    };
  });
}

/** A workflow that was not listed yet is taken as active: its runs came before the list was read. The newest names it. */
function unlisted(builds: RunFact[]): WorkflowFact {
  const newest = builds.reduce((a, b) => (isNewer(b, a) ? b : a));
  return {
    repositoryId: newest.repositoryId,
    id: newest.workflowId,
    name: newest.workflowName ?? newest.workflowPath ?? newest.workflowId,
    path: newest.workflowPath ?? '',
    state: 'active',
  };
}

function isNewer(a: RunFact, b: RunFact): boolean {
  return (
    JSON.stringify([a.createdAt, a.id]) > JSON.stringify([b.createdAt, b.id])
  );
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
