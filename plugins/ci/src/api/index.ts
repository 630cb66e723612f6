export { ciApiRef } from './ciApiRef';
