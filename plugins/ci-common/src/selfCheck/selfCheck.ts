import type { Instant } from '../facts';
import { checksInDaily } from './daily/checksInDaily';
import { fixesFirst } from './fixing/fixesFirst';
import type { SelfCheck } from './SelfCheckAnswer';
import { contextOf } from './SelfCheckContext';
import type { SelfCheckFacts } from './SelfCheckFacts';
import type { SelfCheckRules } from './SelfCheckRules';
import { testsChanges } from './tested/testsChanges';

/** Raised whenever the same facts and rules may give another answer than before. */
export const selfCheckVersion = 3;

/**
 * Answers Humble's three questions about a service. Pure: the same facts, in any order, give the same answers.
 * See docs/self-check.md.
 *
 * @throws InputError that names a rule which can't be used: a time zone, a pattern
 * @public
 */
export function selfCheck(
  facts: SelfCheckFacts,
  rules: SelfCheckRules,
  now: Instant,
): SelfCheck {
  const context = contextOf(facts, rules, now);
  const daily = checksInDaily(context);
  return {
    version: selfCheckVersion,
    at: context.at,
    daily,
    tested: testsChanges(context, daily.dormant),
    fixing: fixesFirst(context, daily.dormant),
  };
}
