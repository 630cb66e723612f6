import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { ciTranslationRef } from './ciTranslationRef';

/**
 * The words of the CI pages in the languages other than English.
 *
 * @public
 */
export const ciTranslations = createTranslationResource({
  ref: ciTranslationRef,
  translations: { ko: () => import('./ko') },
});
