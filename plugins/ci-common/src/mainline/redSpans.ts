import type { Instant } from '../facts';
import type { MainlineCarry, RedSpan, WorkflowCarry } from './MainlineCarry';
import type { EndedRed } from './MainlineFacts';

/**
 * So long before the day of its check-in a verdict may fall: a merge queue builds before the check-in is one, and no queue
 * waits for days.
 */
const foresightMs = 2 * 24 * 60 * 60 * 1000;

/**
 * Goes on with the times that mainline was red, by those that a day's check-ins ended. Times that overlap are one. Those
 * that nothing can reach back into any more are dropped.
 */
export function foldRedSpans(
  before: RedSpan[],
  ended: EndedRed[],
  workflows: WorkflowCarry[],
  day: string,
): RedSpan[] {
  const horizon = new Date(Date.parse(day) - foresightMs).toISOString();
  const begun = begunReds(workflows);
  return joined([
    ...before,
    ...ended.map(({ redAt, end }) => ({ from: redAt, to: end.at })),
  ]).filter(
    span => span.to > horizon || begun.some(since => isWithin(since, span)),
  );
}

/** Since when mainline is without a green, whichever workflows: they may have taken turns. Undefined while none is red. */
export function redSince({
  workflows,
  reds,
}: Pick<MainlineCarry, 'workflows' | 'reds'>): Instant | undefined {
  const [earliest] = begunReds(workflows).sort();
  if (earliest === undefined) return undefined;
  return reds.find(span => isWithin(earliest, span))?.from ?? earliest;
}

function begunReds(workflows: WorkflowCarry[]): Instant[] {
  return workflows.flatMap(({ stretch }) =>
    stretch?.verdict === 'red' ? [stretch.since] : [],
  );
}

function joined(spans: RedSpan[]): RedSpan[] {
  const result: RedSpan[] = [];
  for (const span of [...spans].sort(byBegin)) {
    const last = result[result.length - 1];
    if (last && isWithin(span.from, last)) {
      if (span.to > last.to) last.to = span.to;
    } else {
      result.push({ ...span });
    }
  }
  return result;
}

function isWithin(at: Instant, { from, to }: RedSpan): boolean {
  return from <= at && at < to;
}

function byBegin(a: RedSpan, b: RedSpan): number {
  if (a.from === b.from) return 0;
  return a.from < b.from ? -1 : 1;
}
