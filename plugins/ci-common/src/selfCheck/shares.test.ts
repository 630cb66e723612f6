import fc from 'fast-check';
import { answerOfShare, moreAgainst, moreFor } from './shares';
import type { Tally } from './shares';

const tally = (
  countedFor: number,
  countedAgainst: number,
  cannotTell: number = 0,
) => ({ countedFor, countedAgainst, cannotTell });

const tallies = fc
  .tuple(fc.nat(200), fc.nat(200), fc.nat(50))
  .map(([a, b, c]) => tally(a, b, c));
const shares = fc.nat(100).map(percent => percent / 100);

describe('answerOfShare', () => {
  it.each([
    ['enough is yes', tally(4, 1), 'yes'],
    ['less is no', tally(3, 1), 'no'],
    ['nothing is no answer', tally(0, 0), undefined],
    ['yes if it were even with the worst of luck', tally(8, 1, 1), 'yes'],
    ['no if it were even with the best of luck', tally(7, 3, 1), 'no'],
    ['else it hangs on what can not be told', tally(7, 2, 1), undefined],
  ])('%s', (_, each, answer) => {
    expect(answerOfShare(each, 0.8)).toBe(answer);
  });

  it('stays whichever way things fall that can not be told', () => {
    fc.assert(
      fc.property(tallies, shares, fc.nat(50), (each, share, luck) => {
        const answer = answerOfShare(each, share);
        fc.pre(answer !== undefined);
        const lucky = Math.min(luck, each.cannotTell);
        const told = tally(
          each.countedFor + lucky,
          each.countedAgainst + each.cannotTell - lucky,
        );
        expect(answerOfShare(told, share)).toBe(answer);
      }),
    );
  });

  it('never turns from no into yes as more is asked for', () => {
    fc.assert(
      fc.property(tallies, shares, shares, (each, a, b) => {
        const [less, more] = [a, b].sort((x, y) => x - y);
        fc.pre(answerOfShare(each, less) === 'no');
        expect(answerOfShare(each, more)).toBe('no');
      }),
    );
  });
});

describe('what would turn it', () => {
  const withFor = (each: Tally, added: number, share: number) =>
    answerOfShare({ ...each, countedFor: each.countedFor + added }, share);
  const withAgainst = (each: Tally, added: number, share: number) =>
    answerOfShare(
      { ...each, countedAgainst: each.countedAgainst + added },
      share,
    );

  it('is the fewest more that make a yes', () => {
    fc.assert(
      fc.property(tallies, shares, (each, share) => {
        const more = moreFor(each, share);
        fc.pre(more !== undefined);
        expect(withFor(each, more!, share)).toBe('yes');
        expect(more === 0 || withFor(each, more! - 1, share) !== 'yes').toBe(
          true,
        );
      }),
    );
  });

  it('is the fewest more that end a yes', () => {
    fc.assert(
      fc.property(tallies, shares, (each, share) => {
        const more = moreAgainst(each, share);
        fc.pre(more !== undefined);
        expect(withAgainst(each, more!, share)).not.toBe('yes');
        expect(
          more === 0 || withAgainst(each, more! - 1, share) === 'yes',
        ).toBe(true);
      }),
    );
  });

  it('is unknown where no number would do', () => {
    fc.assert(
      fc.property(tallies, shares, (each, share) => {
        expect(moreFor(each, share) === undefined).toBe(
          withFor(each, 1_000_000, share) !== 'yes',
        );
        expect(moreAgainst(each, share) === undefined).toBe(
          withAgainst(each, 1_000_000, share) === 'yes',
        );
      }),
    );
  });
});
