export * from './asked';
export * from './rules';
export * from './SelfCheckProjector';
