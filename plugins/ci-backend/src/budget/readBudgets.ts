import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type {
  ReadPurpose,
  SourceBudget,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import type { SourceBudgetRow } from './SourceBudgetRow';
import { isAlive } from './staleness';

type Requests = Record<ReadPurpose, number>;

/** What all processes together have asked with one account. */
export interface SummedBudget extends SourceBudget {
  /** Which kind of source it is: `github`. */
  source: string;
  /** Since the first of them started. */
  since: Instant;
  requestsLastHour: Requests;
  unchangedLastHour: number;
  processes: number;
}

/** Summed over the processes that are alive; what GitHub says of the account is what was last heard of it. */
export async function readBudgets(options: {
  knex: Knex;
  now: Instant;
}): Promise<SummedBudget[]> {
  const { knex, now } = options;
  const rows = await knex<SourceBudgetRow>('source_budgets')
    .orderBy(['source', 'host', 'account', 'updated_at'])
    .select();
  const sums = new Map<string, SummedBudget>();
  for (const row of rows) {
    const key = JSON.stringify([row.source, row.host, row.account]);
    const blocked = row.blocked_until !== null && row.blocked_until > now;
    if (!isAlive(row, now) && !blocked) continue;
    const sum = sums.get(key);
    sums.set(key, sum ? add(sum, row, now) : add(emptyOf(row), row, now));
  }
  return [...sums.values()];
}

function emptyOf(row: SourceBudgetRow): SummedBudget {
  return {
    source: row.source,
    host: row.host,
    account: row.account,
    since: row.started_at,
    requests: none(),
    requestsLastHour: none(),
    unchanged: 0,
    unchangedLastHour: 0,
    processes: 0,
  };
}

/** Rows come in the order in which they were written: the last word stands, and the last instant to wait for. */
function add(
  sum: SummedBudget,
  row: SourceBudgetRow,
  now: Instant,
): SummedBudget {
  const waits = [sum.blockedUntil, row.blocked_until].filter(
    (at): at is Instant => typeof at === 'string' && at > now,
  );
  const alive = isAlive(row, now);
  return {
    ...sum,
    ...(alive && {
      since: row.started_at < sum.since ? row.started_at : sum.since,
      requests: plus(sum.requests, row.requests),
      requestsLastHour: plus(sum.requestsLastHour, row.requests_last_hour),
      unchanged: sum.unchanged + row.unchanged,
      unchangedLastHour: sum.unchangedLastHour + row.unchanged_last_hour,
      processes: sum.processes + 1,
    }),
    limit: row.limit ?? sum.limit,
    remaining: row.remaining ?? sum.remaining,
    resetAt: row.reset_at ?? sum.resetAt,
    floor: row.floor ?? sum.floor,
    blockedUntil: waits.sort().at(-1),
  };
}

function plus(sum: Requests, json: string): Requests {
  const more = JSON.parse(json) as Partial<Requests>;
  return {
    person: sum.person + (more.person ?? 0),
    webhook: sum.webhook + (more.webhook ?? 0),
    reconciliation: sum.reconciliation + (more.reconciliation ?? 0),
    backfill: sum.backfill + (more.backfill ?? 0),
  };
}

function none(): Requests {
  return { person: 0, webhook: 0, reconciliation: 0, backfill: 0 };
}
