export * from './OnItActions';
