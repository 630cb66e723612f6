import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { mainlineTranslationRef } from './mainlineTranslationRef';

/**
 * The shared words in the languages other than English.
 *
 * @public
 */
export const mainlineTranslations = createTranslationResource({
  ref: mainlineTranslationRef,
  translations: { ko: () => import('./ko') },
});
