export * from './ServiceHealth';
