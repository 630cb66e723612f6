import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** `ci.reconciliation` of the configuration; durations in milliseconds. */
export interface ReconciliationSettings {
  frequencyMs: number;
  activeIntervalMs: number;
  recentIntervalMs: number;
  quietIntervalMs: number;
  asleepIntervalMs: number;
  webhookIntervalMs: number;
  pushesIntervalMs: number;
  historyDays: number;
  jobsDays: number;
  workDays: number;
  concurrency: number;
}

export function readSettings(
  rootConfig: RootConfigService,
): ReconciliationSettings {
  const config = rootConfig.getOptionalConfig('ci.reconciliation');
  const duration = (key: string, otherwise: HumanDuration) => {
    const ms = durationToMilliseconds(
      config?.has(key) ? readDurationFromConfig(config, { key }) : otherwise,
    );
    if (!(ms > 0)) {
      throw new InputError(
        `ci.reconciliation.${key} is ${ms} ms: give a duration above zero, as in '2 minutes'.`,
      );
    }
    return ms;
  };
  const count = (key: string, otherwise: number) => {
    const value = config?.getOptionalNumber(key) ?? otherwise;
    if (!Number.isInteger(value) || value < 1) {
      throw new InputError(
        `ci.reconciliation.${key} is ${value}: give a whole number of at least 1.`,
      );
    }
    return value;
  };
  return {
    frequencyMs: duration('frequency', { seconds: 15 }),
    activeIntervalMs: duration('activeInterval', { minutes: 4 }),
    recentIntervalMs: duration('recentInterval', { minutes: 15 }),
    quietIntervalMs: duration('quietInterval', { minutes: 30 }),
    asleepIntervalMs: duration('asleepInterval', { hours: 2 }),
    webhookIntervalMs: duration('webhookInterval', { hours: 12 }),
    pushesIntervalMs: duration('pushesInterval', { minutes: 1 }),
    historyDays: count('historyDays', 90),
    jobsDays: count('jobsDays', 14),
    workDays: count('workDays', 35),
    concurrency: count('concurrency', 4),
  };
}
