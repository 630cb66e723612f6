export * from './Service';
