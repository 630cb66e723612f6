export * from './AuthorizedOperations';
export * from './DatabaseOperations';
export * from './Operations';
