export { NoServices } from './NoServices';
