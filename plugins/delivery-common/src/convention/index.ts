export * from './Deviation';
