import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts } from './CollectedFacts';
import { checkInToRow, type CheckInRow } from './rows';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Stores check-ins as the source gave them. A commit that reached mainline more than once keeps its first arrival. */
export async function applyCheckIns(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
}): Promise<{
  changes: NewChange[];
  /** The rows that changed, as they were and as they are. */
  touched: CheckInRow[];
}> {
  const { tx, repositoryId, facts } = options;
  const incoming = (facts.checkIns ?? [])
    .filter(checkIn => checkIn.repositoryId === repositoryId)
    .map(checkInToRow);
  const stored = await rowsWhereIn<CheckInRow>({
    tx,
    table: 'check_ins',
    repositoryId,
    column: 'sha',
    values: incoming.map(checkIn => checkIn.sha),
  });
  const storedBySha = new Map(stored.map(row => [row.sha, row]));
  const wanted = new Map(storedBySha);
  for (const row of incoming) {
    const known = wanted.get(row.sha);
    if (!known || !arrivedBefore(known, row)) wanted.set(row.sha, row);
  }

  const changed = [...wanted.values()].filter(row => {
    const before = storedBySha.get(row.sha);
    return !before || !sameRow(row, before);
  });
  await writeRows({
    tx,
    table: 'check_ins',
    key: ['repository_id', 'sha'],
    rows: changed,
  });
  return {
    changes: changed.map(row => ({
      kind: 'check-in',
      ref: `${repositoryId}/${row.sha}`,
    })),
    touched: changed.flatMap(row => [row, storedBySha.get(row.sha) ?? row]),
  };
}

/** An arrival that the source's activity told of counts before one that was only inferred. */
function arrivedBefore(a: CheckInRow, b: CheckInRow): boolean {
  if ((a.reached_by === null) !== (b.reached_by === null)) {
    return a.reached_by !== null;
  }
  return a.reached_mainline_at < b.reached_mainline_at;
}
