export * from './OnboardingApi';
