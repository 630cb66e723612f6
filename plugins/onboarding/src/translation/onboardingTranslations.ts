import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { onboardingTranslationRef } from './onboardingTranslationRef';

/**
 * The words of the onboarding pages in the languages other than English.
 *
 * @public
 */
export const onboardingTranslations = createTranslationResource({
  ref: onboardingTranslationRef,
  translations: { ko: () => import('./ko') },
});
