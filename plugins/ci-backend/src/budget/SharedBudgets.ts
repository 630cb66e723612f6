import { randomUUID } from 'node:crypto';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type {
  CiSource,
  SourceBudget,
  SourceLimit,
} from '@mainline/backstage-plugin-ci-node';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { LastHour } from './LastHour';
import type { SourceBudgetRow } from './SourceBudgetRow';
import { isAlive, staleRows } from './staleness';

/**
 * Shares what processes know of the sources' limits by a table: each writes its own rows and heeds those of the others, when it
 * starts, every few seconds, and as soon as a source refused it. What was written by a process that is gone is heeded too, until the
 * instant that the source named.
 */
export class SharedBudgets {
  private readonly processId = randomUUID();
  private readonly startedAt: Instant;
  private written = '';
  private readonly lastHours = new Map<string, LastHour>();

  constructor(
    private readonly options: {
      knex: Knex;
      sources: CiSource[];
      clock: () => Date;
    },
  ) {
    this.startedAt = options.clock().toISOString();
  }

  /** Of the accounts of that host, as this process knows them. */
  of(source: CiSource, host: string): SourceBudget[] {
    return (source.budgets?.() ?? []).filter(budget => budget.host === host);
  }

  /** After the source refused: writes down what it said unless that is written down already. */
  async tellOfRefusal(): Promise<void> {
    if (this.refusals() !== this.written) await this.sync();
  }

  async sync(): Promise<void> {
    const { knex, sources, clock } = this.options;
    const now = clock();
    await this.write(now);
    const rows = await knex<SourceBudgetRow>('source_budgets').select();
    const at = now.toISOString();
    const others = rows.filter(row => row.process_id !== this.processId);
    const alive = others.filter(row => isAlive(row, at));
    const processes = new Set(alive.map(row => row.process_id)).size + 1;
    for (const source of sources) {
      source.heedBudgets?.(
        others.filter(row => row.source === source.id).map(rowToLimit),
        { processes },
      );
    }
  }

  private async write(now: Date): Promise<void> {
    const { knex, sources } = this.options;
    const rows = sources.flatMap(source =>
      (source.budgets?.() ?? []).map(budget => this.row(source, budget, now)),
    );
    this.written = this.refusals();
    await transact(knex, async tx => {
      if (rows.length > 0) {
        await tx<SourceBudgetRow>('source_budgets')
          .insert(rows)
          .onConflict(['process_id', 'source', 'host', 'account'])
          .merge();
      }
      await staleRows(tx, now.toISOString()).delete();
    });
  }

  private refusals(): string {
    return JSON.stringify(
      this.options.sources.map(source =>
        (source.budgets?.() ?? []).map(budget => budget.blockedUntil ?? null),
      ),
    );
  }

  private row(
    source: CiSource,
    budget: SourceBudget,
    now: Date,
  ): SourceBudgetRow {
    const key = `${source.id} ${budget.host} ${budget.account}`;
    const lastHour = this.lastHours.get(key) ?? new LastHour();
    this.lastHours.set(key, lastHour);
    const recent = lastHour.note(budget, now.getTime());
    return {
      process_id: this.processId,
      source: source.id,
      host: budget.host,
      account: budget.account,
      started_at: this.startedAt,
      updated_at: now.toISOString(),
      requests: JSON.stringify(budget.requests),
      requests_last_hour: JSON.stringify(recent.requests),
      unchanged: budget.unchanged,
      unchanged_last_hour: recent.unchanged,
      limit: budget.limit ?? null,
      remaining: budget.remaining ?? null,
      reset_at: budget.resetAt ?? null,
      floor: budget.floor ?? null,
      blocked_until: budget.blockedUntil ?? null,
    };
  }
}

function rowToLimit(row: SourceBudgetRow): SourceLimit {
  return {
    host: row.host,
    account: row.account,
    limit: row.limit ?? undefined,
    remaining: row.remaining ?? undefined,
    resetAt: row.reset_at ?? undefined,
    blockedUntil: row.blocked_until ?? undefined,
  };
}
