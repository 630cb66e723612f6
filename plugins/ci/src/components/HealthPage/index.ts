export { HealthPage } from './HealthPage';
export { HealthPageWithHeader } from './HealthPageWithHeader';
