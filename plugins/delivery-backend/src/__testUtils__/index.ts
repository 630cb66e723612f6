export {
  createKnex,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
export * from './FakeWorld';
export * from './aReady';
export * from './createActing';
export * from './migrated';
