import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { OnboardingCheck } from './OnboardingCheck';

/** @public */
export interface OnboardingChecksExtensionPoint {
  /** Throws where a check of the same id is there already. */
  addCheck(check: OnboardingCheck): void;
}

/**
 * Where a module of the `onboarding` plugin adds a check, which checklists can then name.
 *
 * @public
 */
export const onboardingChecksExtensionPoint =
  createExtensionPoint<OnboardingChecksExtensionPoint>({
    id: 'onboarding.checks',
  });
