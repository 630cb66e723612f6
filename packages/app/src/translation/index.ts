export { portalTranslationRef } from './portalTranslationRef';
export { portalTranslations } from './portalTranslations';
export { usePageName } from './usePageName';
