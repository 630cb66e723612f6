import type { JobFact, RunFact } from '../../facts';
import { outcomeOf, verdictOf } from '../../outcome';
import type { ReasonCode } from '../codes';
import type { TestEvidence } from '../SelfCheckAnswer';
import type { TestReportFact } from '../SelfCheckFacts';

/** What one attempt of a run says: that tests ran, or why not. No reason: it says nothing. */
export type TestsOfRun =
  | { ran: TestEvidence[]; reason?: undefined }
  | { ran: []; reason?: ReasonCode };

/**
 * Whether tests ran in one attempt. A test that failed did run. Its own reports decide, then jobs and steps by their names,
 * then the name of the workflow, which is believed of a success only: a failure may have come before its tests.
 */
export function testsOfRun(
  run: RunFact,
  known: {
    /** Undefined: not read. */
    jobs?: JobFact[];
    reports: TestReportFact[];
    isTest: (name: string) => boolean;
    workflowName: string;
  },
): TestsOfRun {
  const { jobs, reports, isTest, workflowName } = known;
  const attempt = {
    repositoryId: run.repositoryId,
    runId: run.id,
    attempt: run.attempt,
  };
  if (reports.length > 0) {
    const ran = reports.flatMap(evidenceOf);
    return ran.length > 0 ? { ran } : { ran: [], reason: 'no-test-ran' };
  }

  const { ran, skipped } = named(jobs ?? [], isTest);
  if (ran.length > 0) return { ran };
  const verdict = verdictOf(run);
  const byWorkflow =
    verdict === 'green' && !skipped && isTest(workflowName)
      ? [{ kind: 'workflow' as const, ...attempt }]
      : [];
  if (byWorkflow.length > 0) return { ran: byWorkflow };
  return { ran: [], reason: reasonOf(run, jobs, skipped) };
}

/** That a report says a test ran: those that were skipped did not. */
export function evidenceOf(report: TestReportFact): TestEvidence[] {
  if (report.tests - report.skipped <= 0) return [];
  const { repositoryId, runId, attempt, tests, failed, skipped } = report;
  return [
    { kind: 'report', repositoryId, runId, attempt, tests, failed, skipped },
  ];
}

function reasonOf(
  run: RunFact,
  jobs: JobFact[] | undefined,
  skipped: boolean,
): ReasonCode | undefined {
  const outcome = outcomeOf(run);
  switch (outcome) {
    case 'passing':
    case 'failing':
      if (run.conclusion === 'startup_failure') return 'never-started';
      if (!jobs) return 'jobs-not-read';
      if (!skipped) return 'no-test-ran';
      return outcome === 'passing' ? 'tests-skipped' : 'failed-before-tests';
    case 'running':
      return 'still-running';
    case 'waiting':
      // action_required is completed: nothing goes on until someone says so, and perhaps nobody will.
      return run.status === 'completed' ? undefined : 'still-running';
    case 'cancelled':
      // Another job may have been, after the tests.
      return jobs ? 'cancelled' : 'jobs-not-read';
    case 'skipped':
    case 'neutral':
    case 'unknown':
      return undefined;
    default: {
      const unexpected: never = outcome;
      throw new Error(`An outcome that no rule speaks of: ${unexpected}`);
    }
  }
}

/** Jobs and steps with a name of tests: those that ran, and whether there were any that did not. */
function named(
  jobs: JobFact[],
  isTest: (name: string) => boolean,
): { ran: TestEvidence[]; skipped: boolean } {
  const ran: TestEvidence[] = [];
  let skipped = false;
  for (const job of jobs) {
    const at = {
      repositoryId: job.repositoryId,
      runId: job.runId,
      attempt: job.attempt,
      jobId: job.id,
    };
    const steps = job.steps.filter(step => isTest(step.name));
    for (const step of steps) {
      if (verdictOf(step)) {
        ran.push({ kind: 'step', ...at, stepNumber: step.number });
      } else skipped = true;
    }
    // Where steps say it themselves, the name of the job adds nothing: it may have failed before them.
    if (steps.length === 0 && isTest(job.name)) {
      if (verdictOf(job)) ran.push({ kind: 'job', ...at });
      else skipped = true;
    }
  }
  return { ran, skipped };
}
