export { pagesSuite } from './pagesSuite';
