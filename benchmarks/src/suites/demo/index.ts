export { demoSuite } from './demoSuite';
