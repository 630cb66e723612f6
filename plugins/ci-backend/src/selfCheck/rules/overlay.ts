import type { SelfCheckRules } from '@mainline/backstage-plugin-ci-common';
import type { PartialRules } from './rulesSchema';

/** Rules, and over them what says otherwise, field by field. A list stands in the place of the list below. */
export function overlay(
  rules: SelfCheckRules,
  over: PartialRules,
): SelfCheckRules {
  return {
    calendar: { ...rules.calendar, ...over.calendar },
    bots: over.bots ?? rules.bots,
    daily: { ...rules.daily, ...over.daily },
    tested: { ...rules.tested, ...over.tested },
    fixing: { ...rules.fixing, ...over.fixing },
  };
}
