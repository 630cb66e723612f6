export * from './DeliveryCatalog';
export * from './ServiceEntities';
export * from './ServiceRow';
export * from './ServicesRefresh';
