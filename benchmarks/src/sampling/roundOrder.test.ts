import { roundOrder } from './roundOrder';

describe('roundOrder', () => {
  it('lets two take turns at being first', () => {
    expect([0, 1, 2, 3].map(round => roundOrder(2, round))).toEqual([
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it.each([1, 2, 3, 5])(
    'puts each of %d in each place equally often, once in every round',
    contenders => {
      const cycle = 2 * contenders;
      const orders = Array.from({ length: cycle }, (_, round) =>
        roundOrder(contenders, round),
      );
      for (let one = 0; one < contenders; one += 1) {
        expect(orders.map(order => order.filter(i => i === one))).toEqual(
          Array(cycle).fill([one]),
        );
        for (let place = 0; place < contenders; place += 1) {
          expect(orders.filter(order => order[place] === one)).toHaveLength(2);
        }
      }
    },
  );

  it('lets each follow on both of its neighbours', () => {
    const before = new Set<number>();
    for (let round = 0; round < 6; round += 1) {
      const order = roundOrder(3, round);
      const place = order.indexOf(1);
      if (place > 0) before.add(order[place - 1]);
    }
    expect(before).toEqual(new Set([0, 2]));
  });
});
