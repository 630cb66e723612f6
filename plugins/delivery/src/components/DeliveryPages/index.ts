export { DeliveryPages } from './DeliveryPages';
export { DeliveryPagesWithHeader } from './DeliveryPagesWithHeader';
