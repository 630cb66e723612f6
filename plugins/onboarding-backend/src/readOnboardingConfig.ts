import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { HumanDuration } from '@backstage/types';

export interface OnboardingConfig {
  checkEvery: HumanDuration;
  checkAfterChangeMs: number;
  /** Whether anything may be confirmed at all: permissions are on, or configuration says that it may be without. */
  mayConfirm: boolean;
}

/** What config.d.ts describes, without the checklists. */
export function readOnboardingConfig(config: Config): OnboardingConfig {
  return {
    checkEvery: readDuration(config, 'onboarding.checks.every', { minutes: 1 }),
    checkAfterChangeMs: durationToMilliseconds(
      readDuration(config, 'onboarding.checks.afterChange', { seconds: 30 }),
    ),
    mayConfirm:
      config.getOptionalBoolean('permission.enabled') === true ||
      config.getOptionalBoolean('onboarding.allowWithoutPermissions') === true,
  };
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
): HumanDuration {
  return config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
}
