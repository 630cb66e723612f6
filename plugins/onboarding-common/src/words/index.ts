export * from './onboardingMessages';
export * from './say';
