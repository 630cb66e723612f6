import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import type { HumanDuration } from '@backstage/types';
import { readPermissionConfig } from './permissions';
import type { PermissionConfig } from './permissions';

export interface AnsweringConfig {
  platforms: string[];
  refreshEvery: HumanDuration;
  readFeedEvery: HumanDuration;
  permissions: PermissionConfig;
}

/** What config.d.ts describes for the answering half. */
export function readAnsweringConfig(config: Config): AnsweringConfig {
  return {
    platforms: config.getOptionalStringArray('delivery.platforms') ?? [],
    refreshEvery: readDuration(config, 'delivery.services.refreshEvery', {
      seconds: 20,
    }),
    readFeedEvery: readDuration(config, 'delivery.feed.readEvery', {
      seconds: 5,
    }),
    permissions: readPermissionConfig(config),
  };
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
): HumanDuration {
  return config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
}
