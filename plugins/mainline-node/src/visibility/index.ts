export * from './VisibleServices';
export * from './Visibility';
export * from './whereVisible';
