import { mockServices } from '@backstage/backend-test-utils';
import { readInboxSettings } from './readInboxSettings';

const read = (inbox?: object) =>
  readInboxSettings(mockServices.rootConfig({ data: { ci: { inbox } } }));

describe('ci.inbox', () => {
  it.each([
    ['nothing is said', undefined, 7],
    ['30 days', { keepDays: 30 }, 30],
    ['the least', { keepDays: 3 }, 3],
  ])('keeps deliveries as long as it says: %s', (_, inbox, keepDays) => {
    expect(read(inbox)).toEqual({ keepDays });
  });

  it('refuses to forget a delivery that may come once more', () => {
    expect(() => read({ keepDays: 2 })).toThrow(
      'ci.inbox.keepDays is 2: give at least 3 days',
    );
  });
});
