import { outcomeOf } from './outcomeOf';
import type { Outcome } from './outcomeOf';
import { knownWords, wordsOf } from './wordsOf';

const outcomes: Outcome[] = [
  'passing',
  'failing',
  'running',
  'waiting',
  'cancelled',
  'skipped',
  'neutral',
  'unknown',
];

describe('wordsOf', () => {
  it.each(outcomes)('gives exactly the words that read as %s', outcome => {
    const { statuses, conclusions } = knownWords();
    expect(wordsOf(outcome)).toEqual({
      statuses: statuses.filter(status => outcomeOf({ status }) === outcome),
      conclusions: conclusions.filter(
        conclusion =>
          outcomeOf({ status: 'completed', conclusion }) === outcome,
      ),
    });
  });

  it('leaves no known word out, and counts no unknown one in', () => {
    expect(outcomes.flatMap(each => wordsOf(each).conclusions).sort()).toEqual(
      knownWords().conclusions.sort(),
    );
    expect(wordsOf('unknown')).toEqual({ statuses: [], conclusions: [] });
  });
});
