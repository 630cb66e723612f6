export { OnboardingPage } from './OnboardingPage';
export { OnboardingPageWithHeader } from './OnboardingPageWithHeader';
