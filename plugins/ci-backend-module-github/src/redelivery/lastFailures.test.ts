import { lastFailures } from './lastFailures';
import type { DeliveryAttempt } from './translateAttempt';

const anAttempt = (given: Partial<DeliveryAttempt>): DeliveryAttempt => ({
  id: '1',
  guid: 'a',
  at: '2026-11-20T10:00:00.000Z',
  statusCode: 503,
  redelivery: false,
  ...given,
});
const later = '2026-11-20T10:10:00.000Z';

describe('lastFailures', () => {
  it.each<[string, Partial<DeliveryAttempt>[], string[]]>([
    ['nothing', [], []],
    ['one that the portal could not store', [{}], ['1']],
    ['one that reached nobody', [{ statusCode: 0 }], ['1']],
    ['one that was taken', [{ statusCode: 202 }], []],
    ['one that was refused', [{ statusCode: 403 }], ['1']],
    [
      'one that was refused twice',
      [
        { statusCode: 403 },
        { id: '2', at: later, statusCode: 403, redelivery: true },
      ],
      [],
    ],
    [
      'one that could not be stored twice',
      [{}, { id: '2', at: later, redelivery: true }],
      ['2'],
    ],
    [
      'one that was taken the second time, newest first',
      [{ id: '2', at: later, statusCode: 200, redelivery: true }, {}],
      [],
    ],
    [
      'attempts of one second, by their numbers, beyond 2^53',
      [
        { id: '9007199254740993', redelivery: true },
        { id: '9007199254740992' },
      ],
      ['9007199254740993'],
    ],
    [
      'several, earliest first',
      [{ id: '2', guid: 'b', at: later }, { id: '1' }],
      ['1', '2'],
    ],
  ])('says which to ask for again: of %s', (_, attempts, expected) => {
    expect(
      lastFailures(attempts.map(anAttempt)).map(({ attempt }) => attempt),
    ).toEqual(expected);
  });
});
