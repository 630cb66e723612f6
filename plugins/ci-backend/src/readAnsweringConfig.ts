import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { HumanDuration } from '@backstage/types';
import { readSettings } from './reconciliation';
import { readRetentionConfig } from './retention';
import type { RetentionConfig } from './retention';
import { readSelfCheckConfig } from './selfCheck';
import type { SelfCheckConfig } from './selfCheck';

export interface AnsweringConfig {
  windowDays: number;
  lateAfterMs: number;
  refreshEvery: HumanDuration;
  /** Host of a `github.com/project-slug` that no source location places elsewhere. */
  defaultHost: string;
  selfCheck: SelfCheckConfig;
  retention: RetentionConfig;
  /** Days of builds that a first reading reads. */
  historyDays: number;
}

/** What config.d.ts describes for the answering half. */
export function readAnsweringConfig(config: Config): AnsweringConfig {
  const [github] = config.getOptionalConfigArray('integrations.github') ?? [];
  return {
    windowDays: readWindowDays(config),
    lateAfterMs: durationToMilliseconds(
      readDuration(config, 'ci.health.lateAfter', { minutes: 45 }),
    ),
    refreshEvery: readDuration(config, 'ci.services.refreshEvery', {
      seconds: 20,
    }),
    defaultHost: github?.getOptionalString('host') ?? 'github.com',
    selfCheck: readSelfCheckConfig(config),
    retention: readRetentionConfig(config),
    historyDays: readSettings(config).historyDays,
  };
}

function readWindowDays(config: Config): number {
  const key = 'ci.health.windowDays';
  const days = config.getOptionalNumber(key) ?? 30;
  if (!Number.isInteger(days) || days < 1 || days > 36500) {
    throw new InputError(
      `The configuration key ${key} is ${days}: it has to be a whole number of days from 1 to 36500.`,
    );
  }
  return days;
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
): HumanDuration {
  return config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
}
