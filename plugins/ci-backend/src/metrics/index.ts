export * from './observeCollecting';
