export * from './ApiDescription';
export * from './createKnex';
export * from './testDatabases';
