export * from './Explainer';
export * from './findVisibleService';
export { unknownService } from './obstacles';
