export * from './createOperations';
export * from './Operations';
