import { backfillSuite } from './backfill';
import { budgetSuite } from './budget';
import { demoSuite } from './demo';
import { ingestSuite } from './ingest';
import { pagesSuite } from './pages';
import type { Suite } from './Suite';

/** Every suite that there is. */
export const suites: Suite[] = [
  demoSuite,
  pagesSuite,
  ingestSuite,
  budgetSuite,
  backfillSuite,
];
