export { ingestSuite } from './ingestSuite';
