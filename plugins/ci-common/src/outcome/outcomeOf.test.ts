import { outcomeOf, verdictOf } from './outcomeOf';

describe('outcomeOf', () => {
  it.each(['constructor', 'toString', '__proto__', 'brand_new', ''])(
    'takes the word %p for unknown, as status and as conclusion',
    word => {
      expect(outcomeOf({ status: word })).toBe('unknown');
      const completed = { status: 'completed', conclusion: word };
      expect(outcomeOf(completed)).toBe('unknown');
      expect(verdictOf(completed)).toBeUndefined();
    },
  );
});
