export * from './CiApi';
export * from './CiClient';
