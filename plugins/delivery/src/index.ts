/**
 * Pages of continuous delivery: the matrix, deployments and release candidates of a service, the deploy dialog.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { deliveryApiRef } from './api';
export { isDeliveryAvailable } from './isDeliveryAvailable';
export { deliveryTranslationRef, deliveryTranslations } from './translation';
export { deliveryTranslationsModule } from './translations';
