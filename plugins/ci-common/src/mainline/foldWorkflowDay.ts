import type { CheckInFact, Instant, RunFact } from '../facts';
import { outcomeOf, verdictOf } from '../outcome';
import type { CarriedCheckIn, Stretch, WorkflowCarry } from './MainlineCarry';
import type { CheckInVerdict, EndedRed } from './MainlineFacts';
import type { MainlineDay } from './mainlineDays';

/** One conclusive attempt, in the order that decides: check-ins first, attempts within them. */
interface VerdictEvent {
  verdict: 'green' | 'red';
  at: Instant;
  by: { runId: string; attempt: number };
}

/** What a day said of one workflow. */
export interface JudgedWorkflow {
  carry: WorkflowCarry;
  /** Oldest check-in first. */
  verdicts: CheckInVerdict[];
  /** The reds that check-ins of this day ended. */
  reds: EndedRed[];
}

/**
 * Goes on with one workflow by the builds of one day's check-ins: its state comes from its newest conclusive attempt in
 * check-in order.
 *
 * @param before - as the days before left it
 * @param firstPlace - of the day's first check-in
 */
export function foldWorkflowDay(
  before: WorkflowCarry | undefined,
  { workflow, builds }: MainlineDay['workflows'][number],
  checkIns: CheckInFact[],
  firstPlace: number,
): JudgedWorkflow {
  const bySha = groupBySha(builds);
  const verdicts: CheckInVerdict[] = [];
  const reds: EndedRed[] = [];
  let stretch = before?.stretch;
  checkIns.forEach((checkIn, index) => {
    const attempts = bySha.get(checkIn.sha);
    if (!attempts) return;
    const events = attempts.flatMap(toEvent);
    verdicts.push(checkInVerdict(checkIn.sha, attempts, events));
    for (const event of events) {
      if (stretch?.verdict === 'red' && event.verdict === 'green') {
        reds.push(...endedRed(workflow.id, stretch, checkIn.sha, event));
      }
      stretch = goOn(stretch, event, () =>
        carried(checkIn, firstPlace + index),
      );
    }
  });
  return {
    carry: {
      workflowId: workflow.id,
      name: workflow.name,
      path: workflow.path,
      running:
        before?.running === true || verdicts.some(verdict => verdict.running),
      stretch,
    },
    verdicts,
    reds,
  };
}

/** A check-in as it is carried on. */
export function carried(checkIn: CheckInFact, place: number): CarriedCheckIn {
  const { sha, message, author, url, reachedMainlineAt } = checkIn;
  return { sha, message, author, url, reachedMainlineAt, place };
}

function goOn(
  stretch: Stretch | undefined,
  event: VerdictEvent,
  checkIn: () => CarriedCheckIn,
): Stretch {
  if (stretch?.verdict !== event.verdict) {
    const first = checkIn();
    return {
      verdict: event.verdict,
      first,
      since: event.at,
      last: { sha: first.sha, ...event.by },
    };
  }
  return {
    ...stretch,
    since: event.at < stretch.since ? event.at : stretch.since,
    last: { sha: checkIn().sha, ...event.by },
  };
}

/** None where an older check-in was judged red after a newer one was green: mainline never was red. */
function endedRed(
  workflowId: string,
  red: Stretch,
  sha: string,
  green: VerdictEvent,
): EndedRed[] {
  if (green.at <= red.since) return [];
  return [
    {
      workflowId,
      brokenBy: red.first.sha,
      redAt: red.since,
      end: {
        // Attempts of one check-in follow each other: a red with one on this check-in has its last on it.
        outcome: red.last.sha === sha ? 'flaky' : 'fixed',
        by: sha,
        at: green.at,
      },
    },
  ];
}

function groupBySha(builds: RunFact[]): Map<string, RunFact[]> {
  const bySha = new Map<string, RunFact[]>();
  for (const run of [...builds].sort(byAttemptOrder)) {
    const attempts = bySha.get(run.headSha);
    if (attempts) attempts.push(run);
    else bySha.set(run.headSha, [run]);
  }
  return bySha;
}

/** Runs of one commit by when they were made, attempts of a run by their number. */
function byAttemptOrder(a: RunFact, b: RunFact): number {
  if (a.id === b.id) return a.attempt - b.attempt;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

function toEvent(run: RunFact): VerdictEvent[] {
  const verdict = verdictOf(run);
  if (!verdict) return [];
  const by = { runId: run.id, attempt: run.attempt };
  return [{ verdict, at: run.updatedAt, by }];
}

function checkInVerdict(
  sha: string,
  attempts: RunFact[],
  events: VerdictEvent[],
): CheckInVerdict {
  const newest = attempts[attempts.length - 1];
  const last = events[events.length - 1];
  const outcome = outcomeOf(newest);
  return {
    sha,
    verdict: last?.verdict,
    flaky:
      last?.verdict === 'green' &&
      events.some(event => event.verdict === 'red'),
    running:
      newest.status !== 'completed' &&
      (outcome === 'running' || outcome === 'waiting'),
    runId: newest.id,
    attempt: newest.attempt,
    verdictAt: last?.at,
    verdictBy: last?.by,
  };
}
