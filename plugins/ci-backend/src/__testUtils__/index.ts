export {
  createKnex,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
export * from './FakeSource';
export * from './clearTables';
export * from './createCollecting';
export * from './dumpFacts';
export * from './facts';
export * from './history';
export * from './killTruth';
