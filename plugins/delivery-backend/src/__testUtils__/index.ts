export {
  createKnex,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
export * from './FakeWorld';
export * from './aReady';
export * from './createActing';
export * from './migrated';
export * from './mortal';
export * from './SimulatorDeployer';
export * from './runActingProcess';
export * from './startSimulator';
export type { ActingProcessArguments } from './actingProcess';
