export { OnboardingPage } from './OnboardingPage';
export { OnboardingPageInLayout } from './OnboardingPageInLayout';
export { OnboardingPageWithHeader } from './OnboardingPageWithHeader';
