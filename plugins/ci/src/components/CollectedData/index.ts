export { CollectedDataPage } from './CollectedDataPage';
