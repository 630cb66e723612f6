export { deliveryApiRef } from './deliveryApiRef';
export { deliveryChannel, useDeliveryData } from './useDeliveryData';
