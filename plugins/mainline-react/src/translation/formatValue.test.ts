import type { ValueKind } from '@mainline/backstage-plugin-mainline-common';
import { DateTime } from 'luxon';
import { formatValue } from './formatValue';

const instant = DateTime.local(2026, 11, 3, 21, 5, 9).toUTC().toISO()!;
const names = new Map([['failed', '실패']]);

describe('a value of a message', () => {
  it.each<[ValueKind | undefined, string, string]>([
    ['instant', instant, '2026년 11월 3일 오후 9:05:09'],
    ['instant', 'yesterday', 'yesterday'],
    ['day', '2026-11-03', '2026년 11월 3일'],
    ['day', 'Tuesday', 'Tuesday'],
    ['duration', '900000', '15분'],
    ['duration', '15 minutes', '15 minutes'],
    ['state', 'failed', '실패'],
    ['state', 'blue', 'blue'],
    [undefined, '900000', '900000'],
  ])('of kind %s that is %s is said as %s', (kind, value, said) => {
    expect(
      formatValue(value, {
        kind,
        locale: 'ko',
        ofState: state => names.get(state),
      }),
    ).toBe(said);
  });
});
