export * from './DeliveryRow';
export * from './dropOldDeliveries';
export * from './Inbox';
export * from './readInboxSettings';
export * from './storeDeliveries';
