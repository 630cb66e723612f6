import { countMoves } from './countMoves';

describe('countMoves', () => {
  it.each([
    ['nothing', 'abcd', 'abcd', 0],
    ['one that came', 'abcd', 'abxcd', 1],
    ['one that went', 'abcd', 'acd', 1],
    ['one that moved past many as one', 'abcd', 'bcda', 1],
    ['two that changed places as one', 'abcd', 'bacd', 1],
    ['one that came and one that went', 'abcd', 'xabc', 2],
    ['a list turned round', 'abcd', 'dcba', 3],
  ])('counts %s', (_name, before, after, count) => {
    expect(countMoves([...before], [...after])).toBe(count);
  });
});
