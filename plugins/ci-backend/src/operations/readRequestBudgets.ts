import type {
  Instant,
  RequestBudget,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { readBudgets } from '../budget';

/** What every account of every source may ask, and what all processes asked with it. */
export async function readRequestBudgets(
  knex: Knex,
  now: Instant,
): Promise<RequestBudget[]> {
  const budgets = await readBudgets({ knex, now });
  return budgets.map(budget => ({
    source: budget.source,
    host: budget.host,
    account: budget.account,
    requests: budget.requests,
    unchanged: budget.unchanged,
    limit: budget.limit,
    remaining: budget.remaining,
    resetAt: budget.resetAt,
    floor: budget.floor,
    blockedUntil: budget.blockedUntil,
  }));
}
