import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from './deliveryTranslationRef';

/**
 * The words of the delivery pages in the languages other than English.
 *
 * @public
 */
export const deliveryTranslations = createTranslationResource({
  ref: deliveryTranslationRef,
  translations: { ko: () => import('./ko') },
});
