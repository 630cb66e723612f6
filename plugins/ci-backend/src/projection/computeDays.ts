import {
  emptyHealth,
  foldHealthDay,
  mainlineDays,
} from '@mainline/backstage-plugin-ci-common';
import type {
  HealthCarry,
  HealthDay,
  MainlineFacts,
} from '@mainline/backstage-plugin-ci-common';
import { ruleVersion } from './DayRow';
import type { DayRow } from './DayRow';

/** The days of a commit stage from one on. */
export interface ComputedDays {
  rows: DayRow[];
  days: HealthDay[];
  /** At the end of the last. */
  carry: HealthCarry;
}

/**
 * Computes the days from one on.
 *
 * @param facts - of the check-ins of those days; those of others are passed over
 * @param before - what the last day before left, JSON
 */
export function computeDays(options: {
  repositoryId: string;
  stage: string;
  from: string;
  before: string | undefined;
  facts: MainlineFacts;
}): ComputedDays {
  const { repositoryId, stage, from, before, facts } = options;
  let carry = before
    ? stillCounting(JSON.parse(before) as HealthCarry, facts)
    : emptyHealth;
  const rows: DayRow[] = [];
  const days: HealthDay[] = [];
  for (const mainlineDay of mainlineDays(facts)) {
    if (mainlineDay.day < from) continue;
    const folded = foldHealthDay(carry, mainlineDay);
    carry = folded.carry;
    days.push(folded.day);
    rows.push({
      repository_id: repositoryId,
      commit_stage: stage,
      day: mainlineDay.day,
      last_verdict_day: folded.day.verdicts.at(-1)?.day ?? null,
      figures: JSON.stringify(folded.day),
      carry: JSON.stringify(carry),
      rule_version: ruleVersion,
    });
  }
  return { rows, days, carry };
}

/**
 * A frozen day was computed with the workflows of its time: those that were disabled or deleted since, or that the commit
 * stage has no longer, drop out with it, and one that was renamed has its name of now.
 */
function stillCounting(
  carry: HealthCarry,
  { workflows, inCommitStage }: MainlineFacts,
): HealthCarry {
  const listed = new Map(workflows.map(each => [each.id, each]));
  return {
    ...carry,
    mainline: {
      ...carry.mainline,
      workflows: carry.mainline.workflows.flatMap(each => {
        const now = listed.get(each.workflowId);
        if (!now) return [each];
        return now.state === 'active' && (inCommitStage?.(now) ?? true)
          ? [{ ...each, name: now.name, path: now.path }]
          : [];
      }),
    },
  };
}
