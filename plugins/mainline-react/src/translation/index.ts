export { mainlineTranslationRef } from './mainlineTranslationRef';
export { mainlineTranslations } from './mainlineTranslations';
export { useLocale } from './useLocale';
export { useSentence } from './useSentence';
