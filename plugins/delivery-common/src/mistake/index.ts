export * from './Mistake';
