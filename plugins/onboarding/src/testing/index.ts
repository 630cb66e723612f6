export { FixtureOnboardingApi } from './FixtureOnboardingApi';
export * from './scenarios';
