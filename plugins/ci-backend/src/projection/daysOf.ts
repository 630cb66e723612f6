import { ruleVersion } from './DayRow';

interface DaysOf {
  rule: number;
  stages: string[];
}

/** Which commit stages have their days, by the rule of now: JSON. */
export function daysOf(stages: string[]): string {
  const said: DaysOf = { rule: ruleVersion, stages: [...stages].sort() };
  return JSON.stringify(said);
}

/**
 * Whether the days of some commit stages are kept up. One that no service had for a while was not: its days are of back
 * then.
 */
export function hasDaysOf(stored: string | null, stages: string[]): boolean {
  if (stored === null) return false;
  const { rule, stages: kept } = JSON.parse(stored) as DaysOf;
  return rule === ruleVersion && stages.every(stage => kept.includes(stage));
}
