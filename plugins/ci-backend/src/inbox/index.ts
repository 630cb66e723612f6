export * from './DeliveryRow';
export * from './Inbox';
