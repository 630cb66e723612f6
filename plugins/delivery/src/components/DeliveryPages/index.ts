export { DeliveryPages } from './DeliveryPages';
export { DeliveryPagesInLayout } from './DeliveryPagesInLayout';
export { DeliveryPagesWithHeader } from './DeliveryPagesWithHeader';
