import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { SourceBudgetRow } from './SourceBudgetRow';

const minuteMs = 60 * 1000;
/** A process that has not written for so long is gone. */
const aliveForMs = 2 * minuteMs;
/** Longer than any source has anybody wait. */
const keptForMs = 2 * 60 * minuteMs;

export function isAlive(
  row: Pick<SourceBudgetRow, 'updated_at'>,
  now: Instant,
): boolean {
  return row.updated_at > before(now, aliveForMs);
}

/** Of processes that are long gone, and whose limits say nothing any more. */
export function staleRows(knex: Knex, now: Instant) {
  return knex<SourceBudgetRow>('source_budgets')
    .where('updated_at', '<', before(now, keptForMs))
    .where(open =>
      open.whereNull('blocked_until').orWhere('blocked_until', '<=', now),
    );
}

function before(now: Instant, ms: number): Instant {
  return new Date(Date.parse(now) - ms).toISOString();
}
