export { ServiceResult } from './ServiceResult';
