export { onboardingTranslationRef } from './onboardingTranslationRef';
export { onboardingTranslations } from './onboardingTranslations';
