export { deliveryTranslationRef } from './deliveryTranslationRef';
export { deliveryTranslations } from './deliveryTranslations';
