/**
 * Checks what a service has to do once, and keeps what people confirmed. With the conditions that a permission policy decides with.
 *
 * @packageDocumentation
 */
export { onboardingPlugin as default } from './plugin';
export {
  createOnboardingServiceConditionalDecision,
  onboardingServiceConditions,
  onboardingServiceResourceRef,
  onboardingServiceRules,
} from './permissions';
export type {
  OnboardingServiceQuery,
  OnboardingServiceResource,
} from './permissions';
