export * from './ServiceOwners';
