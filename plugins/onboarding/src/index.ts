/**
 * Pages of onboarding: the checklist of a service, all services with their progress, my checklist.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { onboardingApiRef } from './api';
export { isOnboardingAvailable } from './isOnboardingAvailable';
export {
  onboardingTranslationRef,
  onboardingTranslations,
} from './translation';
export { onboardingTranslationsModule } from './translations';
