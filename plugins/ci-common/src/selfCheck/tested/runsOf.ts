import type { RunFact, WorkflowFact } from '../../facts';
import type { SelfCheckContext } from '../SelfCheckContext';

/** The runs that may have tested a commit. */
export interface CommitRuns {
  /** Of that commit, or of another with this tree; of any event and branch. */
  of: (sha: string, treeId?: string) => RunFact[];
  /** The tree of a commit, as one of its runs says. */
  treeOf: (sha: string) => string | undefined;
  workflowOf: (run: RunFact) => WorkflowFact;
}

/**
 * Runs of the service's workflows. One that was renamed, disabled or deleted since did run its tests, so it counts here,
 * other than for the state of mainline.
 */
export function runsOf({ facts }: SelfCheckContext): CommitRuns {
  const { runs, workflows, inCommitStage } = facts.mainline;
  const known = new Map(workflows.map(each => [each.id, each]));
  const workflowOf = (run: RunFact): WorkflowFact =>
    known.get(run.workflowId) ?? {
      repositoryId: run.repositoryId,
      id: run.workflowId,
      name: run.workflowName ?? run.workflowPath ?? run.workflowId,
      path: run.workflowPath ?? '',
      state: 'active',
    };

  const bySha = new Map<string, RunFact[]>();
  const byTree = new Map<string, RunFact[]>();
  const trees = new Map<string, string>();
  for (const run of runs) {
    if (inCommitStage && !inCommitStage(workflowOf(run))) continue;
    put(bySha, run.headSha, run);
    if (run.treeId === undefined) continue;
    put(byTree, run.treeId, run);
    trees.set(run.headSha, run.treeId);
  }
  return {
    of: (sha, treeId) => [
      ...new Set([
        ...(bySha.get(sha) ?? []),
        ...(treeId === undefined ? [] : byTree.get(treeId) ?? []),
      ]),
    ],
    treeOf: sha => trees.get(sha),
    workflowOf,
  };
}

function put(map: Map<string, RunFact[]>, key: string, run: RunFact): void {
  const group = map.get(key);
  if (group) group.push(run);
  else map.set(key, [run]);
}
