/**
 * CI health of every service: portal page, entity tab and overview card.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { ciApiRef } from './api';
export { isCiAvailable } from './isCiAvailable';
export { ciTranslationRef, ciTranslations } from './translation';
export { ciTranslationsModule } from './translations';
