import type { CheckInFact, Instant, RunFact } from '../facts';
import { outcomeOf, verdictOf } from '../outcome';
import type {
  CheckInVerdict,
  RedInterval,
  WorkflowState,
} from './MainlineFacts';

/** One conclusive attempt, in the order that decides: check-ins first, attempts within them. */
interface VerdictEvent {
  sha: string;
  verdict: 'green' | 'red';
  at: Instant;
  by: { runId: string; attempt: number };
}

/** A stretch of events of one colour. */
interface Block {
  verdict: 'green' | 'red';
  events: VerdictEvent[];
}

/**
 * The state of one workflow on mainline, from its newest conclusive attempt in check-in order, and the times it was red.
 *
 * @param builds - mainline builds of this workflow, every attempt, in any order
 */
export function workflowVerdicts(
  workflow: { workflowId: string; name: string; path: string },
  sequence: CheckInFact[],
  builds: RunFact[],
): { state: WorkflowState; redIntervals: RedInterval[] } {
  const bySha = groupBySha(builds);
  const verdicts: CheckInVerdict[] = [];
  const events: VerdictEvent[] = [];
  for (const { sha } of sequence) {
    const attempts = bySha.get(sha);
    if (!attempts) continue;
    const ofCheckIn = attempts.flatMap(toEvent);
    events.push(...ofCheckIn);
    verdicts.unshift(checkInVerdict(sha, attempts, ofCheckIn));
  }

  const blocks = inBlocks(events);
  const newest = blocks[blocks.length - 1];
  return {
    state: {
      ...workflow,
      state: newest?.verdict ?? 'no-verdict',
      brokenBy: newest?.verdict === 'red' ? newest.events[0].sha : undefined,
      since: newest && beginOf(newest),
      running: verdicts.some(verdict => verdict.running),
      verdicts,
    },
    redIntervals: redIntervals(workflow.workflowId, blocks),
  };
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
  return [{ sha: run.headSha, verdict, at: run.updatedAt, by }];
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

function inBlocks(events: VerdictEvent[]): Block[] {
  const blocks: Block[] = [];
  for (const event of events) {
    const last = blocks[blocks.length - 1];
    if (last?.verdict === event.verdict) last.events.push(event);
    else blocks.push({ verdict: event.verdict, events: [event] });
  }
  return blocks;
}

/** A newer check-in may be judged before an older one: a stretch begins with its earliest verdict. */
function beginOf(block: Block): Instant {
  return block.events.reduce(
    (earliest, event) => (event.at < earliest ? event.at : earliest),
    block.events[0].at,
  );
}

function redIntervals(workflowId: string, blocks: Block[]): RedInterval[] {
  return blocks.flatMap((block, index) => {
    if (block.verdict === 'green') return [];
    const brokenBy = block.events[0].sha;
    const redAt = beginOf(block);
    const green = blocks[index + 1]?.events[0];
    if (!green) return [{ workflowId, brokenBy, redAt }];
    // An older check-in judged red after a newer one was green: mainline never was red.
    if (green.at <= redAt) return [];
    const reRun = block.events.some(event => event.sha === green.sha);
    return [
      {
        workflowId,
        brokenBy,
        redAt,
        end: {
          outcome: reRun ? 'flaky' : 'fixed',
          by: green.sha,
          at: green.at,
        } as const,
      },
    ];
  });
}
