export { Activity } from './Activity';
export { ProductionCell, ProductionTitle } from './ProductionColumn';
