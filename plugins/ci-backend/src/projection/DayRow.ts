/** A row of `mainline_days`. */
export interface DayRow {
  repository_id: string;
  commit_stage: string;
  day: string;
  last_verdict_day: string | null;
  /** `HealthDay`, JSON */
  figures: string;
  /** `HealthCarry` at its end, JSON */
  carry: string;
  rule_version: number;
}

/**
 * Grows with every change of what the rules say of the same facts. Days that another version computed are computed anew,
 * as far back as there are facts.
 */
export const ruleVersion = 1;

/** After every day: nothing is. */
export const noDay = '9999-12-31';
