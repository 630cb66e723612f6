/**
 * Extension point of the onboarding backend: checks.
 *
 * @packageDocumentation
 */
export * from './OnboardingCheck';
export * from './checksExtensionPoint';
