import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

describe('readSettings', () => {
  // A repository would be read again without end, in one round.
  it.each(['frequency', 'activeInterval', 'quietInterval'])(
    'refuses no time for %s, and says what to give',
    key => {
      const config = (value: string) =>
        new ConfigReader({ ci: { reconciliation: { [key]: value } } });
      expect(() => readSettings(config('0s'))).toThrow(
        `ci.reconciliation.${key} is 0 ms: give a duration above zero`,
      );
      expect(readSettings(config('90s'))).toMatchObject({
        [`${key}Ms`]: 90000,
      });
    },
  );
});
