import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from './portalTranslationRef';

export const portalTranslations = createTranslationResource({
  ref: portalTranslationRef,
  translations: { ko: () => import('./ko') },
});
