export { MyServices } from './MyServices';
export { RedMainlines } from './RedMainlines';
