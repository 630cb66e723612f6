import type { CheckInFact, RunFact } from '../../facts';
import { runKey } from '../../health/runKey';
import { verdictOf } from '../../outcome';
import type {
  SelfCheckEvidence,
  SelfCheckWindow,
  TestEvidence,
} from '../SelfCheckAnswer';
import { matcherOf } from '../SelfCheckContext';
import type { SelfCheckContext } from '../SelfCheckContext';
import { judgeCheckIn } from './judgeCheckIn';
import { pathsOfPush } from './pathsOfPush';
import { recognisesTests } from './recognisesTests';
import { runsOf } from './runsOf';
import { evidenceOf, testsOfRun } from './testsOfRun';
import type { TestsOfRun } from './testsOfRun';

const kindsByWeight: Array<TestEvidence['kind']> = [
  'report',
  'job',
  'step',
  'workflow',
];

/** How each check-in of the window counts. */
export function checkInEvidence(
  context: SelfCheckContext,
  window: SelfCheckWindow,
): SelfCheckEvidence[] {
  const { facts, rules, sequence } = context;
  const isTest = recognisesTests(rules.tested);
  const isDocument = matcherOf('tested.documents', rules.tested.documents);
  const runs = runsOf(context);
  const mainlineBuilds = new Set(context.mainlineBuilds);
  const paths = pathsOfPush(context);
  const jobs = groupBy(facts.jobs, job =>
    runKey({ id: job.runId, attempt: job.attempt }),
  );
  const reports = groupBy(facts.testReports ?? [], ({ sha }) => sha);
  const reportsOfTree = groupBy(
    facts.testReports ?? [],
    ({ treeId }) => treeId ?? '',
  );
  const inWindow = sequence.filter(
    ({ reachedMainlineAt }) =>
      reachedMainlineAt >= window.from && reachedMainlineAt <= window.to,
  );
  const anythingBuilds = inWindow.some(({ sha }) => runs.of(sha).length > 0);

  const treeOf = ({ sha, treeId }: CheckInFact) => treeId ?? runs.treeOf(sha);
  const testsOf = (checkIn: CheckInFact): TestsOfRun[] => {
    const tree = treeOf(checkIn);
    const told = new Set([
      ...(reports.get(checkIn.sha) ?? []),
      ...((tree && reportsOfTree.get(tree)) || []),
    ]);
    const ofRuns = runs.of(checkIn.sha, tree).map(run => {
      const own = [...told].filter(each => isOfRun(each, run));
      own.forEach(each => told.delete(each));
      return testsOfRun(run, {
        jobs:
          jobs.get(runKey(run)) ?? (facts.areJobsRead?.(run) ? [] : undefined),
        reports: own,
        isTest,
        workflowName: runs.workflowOf(run).name,
      });
    });
    return [...ofRuns, { ran: [...told].flatMap(evidenceOf) }];
  };

  return inWindow.map(checkIn => {
    const tests = testsOf(checkIn);
    return {
      id: `check-in:${checkIn.sha}`,
      subject: {
        kind: 'check-in',
        sha: checkIn.sha,
        built: builtAs(runs.of(checkIn.sha).map(run => verdictOf(run))),
        tests: tests.flatMap(each => each.ran).sort(byWeight),
      },
      at: checkIn.reachedMainlineAt,
      ...judgeCheckIn(context, isDocument, {
        checkIn,
        hasOwnBuild: runs.of(checkIn.sha).some(run => mainlineBuilds.has(run)),
        tests,
        changed: paths(checkIn),
        anythingBuilds,
      }),
    };
  });
}

function isOfRun(
  report: { repositoryId: string; runId?: string; attempt?: number },
  run: RunFact,
): boolean {
  return (
    report.repositoryId === run.repositoryId &&
    report.runId === run.id &&
    (report.attempt ?? 1) === run.attempt
  );
}

function builtAs(
  verdicts: Array<'green' | 'red' | undefined>,
): 'green' | 'red' | undefined {
  if (verdicts.includes('red')) return 'red';
  return verdicts.includes('green') ? 'green' : undefined;
}

function byWeight(a: TestEvidence, b: TestEvidence): number {
  const order = kindsByWeight.indexOf(a.kind) - kindsByWeight.indexOf(b.kind);
  if (order !== 0) return order;
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
