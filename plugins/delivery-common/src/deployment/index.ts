export * from './Deployment';
