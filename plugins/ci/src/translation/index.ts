export { ciTranslationRef } from './ciTranslationRef';
export { ciTranslations } from './ciTranslations';
