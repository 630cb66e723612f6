export { TitledPage } from './TitledPage';
