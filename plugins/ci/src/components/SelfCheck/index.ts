export { SelfCheckView } from './SelfCheckView';
