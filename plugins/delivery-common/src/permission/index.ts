export * from './DeliveryTarget';
export * from './permissions';
