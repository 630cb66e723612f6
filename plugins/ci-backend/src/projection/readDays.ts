import type { Knex } from 'knex';
import type { DayRow } from './DayRow';

/** What is stored of a commit stage's days. */
export interface StoredDays {
  /** At the end of the last day before; JSON. */
  carry?: string;
  /** Days before of which a verdict fell in the window. */
  figures: string[];
  /** Days from then on. */
  later: Map<string, Pick<DayRow, 'figures' | 'carry'>>;
}

/** One of a commit stage's days, or what it left. */
export type ReadDay = Pick<DayRow, 'commit_stage' | 'day'> & {
  figures: string | null;
  carry: string | null;
};

/** Which days of a repository's commit stages are wanted. */
export interface WantedDays {
  repositoryId: string;
  stages: string[];
  day: string;
  /** The first day of the window. */
  windowFrom: string;
  /** Whether those from that day on are wanted. */
  withLater: boolean;
}

/**
 * Finds the days of some commit stages around one, however many there are: what the day before it left, those before it that figures of
 * the window rest on, and it with those after it.
 */
export function queryOfDays(tx: Knex, wanted: WantedDays): Knex.QueryBuilder {
  const { repositoryId, stages, day, windowFrom, withLater } = wanted;
  const ofRepository = (): Knex.QueryBuilder =>
    tx('mainline_days').where('repository_id', repositoryId);
  const carries = stages.map(stage =>
    tx
      .select('*')
      .from(
        ofRepository()
          .where('commit_stage', stage)
          .where('day', '<', day)
          .orderBy('day', 'desc')
          .limit(1)
          .select('commit_stage', 'day', tx.raw('null as figures'), 'carry')
          .as('last_before'),
      ),
  );
  const inWindow = ofRepository()
    .whereIn('commit_stage', stages)
    .where('last_verdict_day', '>=', windowFrom)
    .where('day', '<', day)
    .select('commit_stage', 'day', 'figures', tx.raw('null as carry'));
  const later = ofRepository()
    .whereIn('commit_stage', stages)
    .where('day', '>=', day)
    .select('commit_stage', 'day', 'figures', 'carry');
  return inWindow.unionAll([...carries, ...(withLater ? [later] : [])]);
}

/** By commit stage, from the rows that {@link queryOfDays} finds. */
export function storedDays(
  stages: string[],
  rows: ReadDay[],
): Map<string, StoredDays> {
  const stored = new Map<string, StoredDays>(
    stages.map(stage => [stage, { figures: [], later: new Map() }]),
  );
  for (const row of rows) {
    const days = stored.get(row.commit_stage);
    if (!days) continue;
    if (row.figures === null) days.carry = row.carry ?? undefined;
    else if (row.carry === null) days.figures.push(row.figures);
    else {
      days.later.set(row.day, { figures: row.figures, carry: row.carry });
    }
  }
  return stored;
}
