export * from './MainlineState';
