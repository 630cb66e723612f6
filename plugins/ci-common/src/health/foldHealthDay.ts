import type { RunFact } from '../facts';
import {
  dayOf,
  emptyMainline,
  foldMainlineDay,
  mainlineDays,
} from '../mainline';
import type {
  CheckInVerdict,
  JudgedDay,
  MainlineDay,
  MainlineFacts,
} from '../mainline';
import { verdictOf } from '../outcome';
import { durationMsOf } from './durationMsOf';
import type { HealthCarry, HealthDay, VerdictDay } from './HealthDay';
import { queueMsOf } from './queueMsOf';
import { runKey } from './runKey';
import { lastBuilds, stripBuild } from './strip';

/** A verdict, with the attempt that was made newest. */
interface Judged {
  verdict: CheckInVerdict;
  run: RunFact;
}

/** Before the first day. @public */
export const emptyHealth: HealthCarry = { mainline: emptyMainline, strip: [] };

/**
 * One step of health: a day of check-ins upon what the days before left.
 *
 * @public
 */
export function foldHealthDay(
  before: HealthCarry,
  day: MainlineDay,
): { carry: HealthCarry; day: HealthDay } {
  const mainline = foldMainlineDay(before.mainline, day);
  const judged = judgedRuns(day, mainline);
  return {
    carry: {
      mainline: mainline.carry,
      strip: lastBuilds([
        ...before.strip,
        ...judged.flatMap(({ verdict, run }) => stripBuild(verdict, run) ?? []),
      ]),
      lastWordAt: [before.lastWordAt, day.lastWordAt]
        .flatMap(at => at ?? [])
        .sort()
        .at(-1),
    },
    day: {
      day: day.day,
      checkIns: day.checkIns.length,
      verdicts: verdictDays(judged, mainline),
    },
  };
}

/**
 * Health from all facts: what a fold day by day ends in.
 *
 * @public
 */
export function foldHealth(facts: MainlineFacts): {
  carry: HealthCarry;
  days: HealthDay[];
} {
  let carry = emptyHealth;
  const days = mainlineDays(facts).map(each => {
    const folded = foldHealthDay(carry, each);
    carry = folded.carry;
    return folded.day;
  });
  return { carry, days };
}

function judgedRuns(day: MainlineDay, { workflows }: JudgedDay): Judged[] {
  const runs = new Map(
    day.workflows
      .flatMap(({ builds }) => builds)
      .map(run => [runKey(run), run]),
  );
  return workflows
    .flatMap(({ verdicts }) => verdicts)
    .flatMap(verdict => {
      const run = runs.get(
        runKey({ id: verdict.runId, attempt: verdict.attempt }),
      );
      return run ? [{ verdict, run }] : [];
    });
}

function verdictDays(judged: Judged[], { reds }: JudgedDay): VerdictDay[] {
  const days = new Map<string, VerdictDay>();
  const on = (day: string) => {
    const found = days.get(day) ?? noVerdicts(day);
    days.set(day, found);
    return found;
  };
  for (const { verdict, run } of judged) {
    if (!verdict.verdict || verdict.verdictAt === undefined) continue;
    const day = on(dayOf(verdict.verdictAt));
    day.builds += 1;
    if (verdict.verdict === 'green') day.green += 1;
    if (verdict.flaky) day.flaky += 1;
    // The newest attempt may say nothing, or be on its way: what it took is no figure then.
    if (verdictOf(run)) {
      day.durationsMs.push(...valuesOf(durationMsOf(run)));
      day.queuesMs.push(...valuesOf(queueMsOf(run)));
    }
  }
  for (const { redAt, end } of reds) {
    if (end.outcome !== 'fixed') continue;
    on(dayOf(end.at)).fixesMs.push(Date.parse(end.at) - Date.parse(redAt));
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function noVerdicts(day: string): VerdictDay {
  return {
    day,
    builds: 0,
    green: 0,
    flaky: 0,
    durationsMs: [],
    queuesMs: [],
    fixesMs: [],
  };
}

function valuesOf(value: number | undefined): number[] {
  return value === undefined ? [] : [value];
}
