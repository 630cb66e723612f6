import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** `ci.retention` of the configuration, in days. */
export interface RetentionConfig {
  factsDays: number;
  changesDays: number;
}

export function readRetentionConfig(rootConfig: Config): RetentionConfig {
  const config = rootConfig.getOptionalConfig('ci.retention');
  const days = (key: keyof RetentionConfig, otherwise: number) => {
    const value = config?.getOptionalNumber(key) ?? otherwise;
    if (!Number.isInteger(value) || value < 1 || value > 36500) {
      throw new InputError(
        `The configuration key ci.retention.${key} is ${value}: it has to be a whole number of days from 1 to 36500.`,
      );
    }
    return value;
  };
  return {
    factsDays: days('factsDays', 400),
    changesDays: days('changesDays', 30),
  };
}
