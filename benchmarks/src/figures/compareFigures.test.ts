import { compareFigures } from './compareFigures';

describe('compareFigures', () => {
  it.each([
    ['a value above its yardstick', 30, 20, 'ms', { ratio: 1.5 }],
    ['a value below its yardstick', 10, 20, 'ms', { ratio: 0.5 }],
    [
      'two numbers both under 5 ms',
      4.9,
      4.9,
      'ms',
      { noRatio: 'both are under 5 ms' },
    ],
    ['one that is not under 5 ms', 4, 5, 'ms', { ratio: 0.8 }],
    ['a yardstick that is under 5 ms, alone', 8, 4, 'ms', { ratio: 2 }],
    ['two small numbers of seconds', 3, 2, 's', { ratio: 1.5 }],
    ['no yardstick', 30, undefined, 'ms', { noRatio: 'there is no yardstick' }],
    ['nothing', 30, 0, 'ms', { noRatio: 'the yardstick is not above 0' }],
  ])('of %s', (_, value, against, unit, expected) => {
    expect(compareFigures(value, against, unit)).toEqual(expected);
  });
});
