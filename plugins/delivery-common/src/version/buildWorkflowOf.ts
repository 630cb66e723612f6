import { isMainlineBuild } from '@mainline/backstage-plugin-ci-common';
import type {
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import picomatch from 'picomatch';
import type { VersionFacts } from './VersionFacts';

/** What a person may call a workflow by. */
type NamedWorkflow = Pick<WorkflowFact, 'id' | 'name' | 'path' | 'state'>;

/**
 * The one workflow whose runs number the versions: the one that the annotation names, else the first by path of the commit
 * stage that built a check-in. One alone, for two would give a number twice.
 *
 * @public
 */
export function buildWorkflowOf(
  facts: VersionFacts,
): Pick<WorkflowFact, 'id' | 'name' | 'path'> | undefined {
  const fits = chosenBy(facts);
  return facts.workflows
    .filter(workflow => workflow.state === 'active' && fits(workflow))
    .sort((a, b) => compare(a.path, b.path) || compare(a.id, b.id))[0];
}

/** Whether a run tests what would be merged, and not what mainline has. */
export function isOfPullRequest(run: RunFact): boolean {
  return (
    run.headRepository !== undefined || run.event.startsWith('pull_request')
  );
}

/** Whether a run was started by its check-in reaching mainline. */
export function isOfMainline(run: RunFact, facts: VersionFacts): boolean {
  return isMainlineBuild(run, {
    defaultBranch: facts.repository?.defaultBranch ?? '',
    isCheckIn: sha => facts.checkIns.some(checkIn => checkIn.sha === sha),
  });
}

function chosenBy(facts: VersionFacts): (workflow: NamedWorkflow) => boolean {
  const globs = (facts.buildWorkflow ?? '')
    .split(',')
    .map(glob => glob.trim())
    .filter(glob => glob !== '');
  if (globs.length > 0) {
    const isNamed = picomatch(globs, { dot: true });
    return ({ name, path }) =>
      [name, path, path.split('/').at(-1) ?? ''].some(
        word => word !== '' && isNamed(word),
      );
  }
  const commitStage = new Set(facts.commitStage);
  const built = new Set(
    facts.runs
      .filter(run => isOfMainline(run, facts))
      .map(run => run.workflowId),
  );
  return ({ id }) => commitStage.has(id) && built.has(id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
