import { backfillSuite } from './backfill';
import { budgetSuite } from './budget';
import { demoSuite } from './demo';
import type { Suite } from './Suite';

/** Every suite that there is. */
export const suites: Suite[] = [demoSuite, budgetSuite, backfillSuite];
