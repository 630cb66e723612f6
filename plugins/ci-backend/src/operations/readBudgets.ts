import type { RequestBudget } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';

/** What every account of every source may ask, and what this process asked with it. */
export function readBudgets(sources: CiSource[]): RequestBudget[] {
  return sources.flatMap(source =>
    (source.budgets?.() ?? []).map(budget => ({
      source: source.id,
      ...budget,
    })),
  );
}
