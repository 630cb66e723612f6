import { selfCheckQuestions } from '@mainline/backstage-plugin-ci-common';
import { health } from './factories';
import type { TeamHabit } from './selfCheckFacts';
import { selfCheckOf, summaryOf } from './selfCheckOf';

const now = Date.parse('2026-03-27T15:00:00.000Z');
const habits: TeamHabit[] = [
  'exemplary',
  'untested',
  'slow',
  'flaky',
  'young',
  'dormant',
];

describe('the made-up services', () => {
  it.each(habits)('have in their row what the rules answer: %s', habit => {
    const at = new Date(now - 60_000).toISOString();
    const { selfCheck } = selfCheckOf(health('catalog', now), habit, now);
    expect(
      Object.fromEntries(
        selfCheckQuestions.map(each => [each, selfCheck![each].answer]),
      ),
    ).toEqual(
      Object.fromEntries(
        selfCheckQuestions.map(each => [each, summaryOf(habit, at)[each]]),
      ),
    );
    expect(selfCheck!.daily.dormant).toBe(summaryOf(habit, at).dormant);
  });
});
