export * from './CiApi';
