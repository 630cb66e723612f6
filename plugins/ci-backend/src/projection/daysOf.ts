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
  const { rule, stages: kept } = read(stored);
  return rule === ruleVersion && stages.every(stage => kept.includes(stage));
}

/** The commit stages whose days are kept up. */
export function stagesWithDays(stored: string | null): string[] {
  return read(stored).stages;
}

function read(stored: string | null): DaysOf {
  return stored === null
    ? { rule: 0, stages: [] }
    : (JSON.parse(stored) as DaysOf);
}
