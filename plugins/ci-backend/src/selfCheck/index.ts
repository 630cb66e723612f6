export * from './rules';
export * from './SelfCheckProjector';
