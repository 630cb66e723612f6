export { backfillSuite } from './backfillSuite';
