export { getProgressOf } from './getProgressOf';
export { onboardingApiRef } from './onboardingApiRef';
export { onboardingChannel, useOnboardingData } from './useOnboardingData';
