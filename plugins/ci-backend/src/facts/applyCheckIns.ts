import type {
  CheckInFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { NewChange } from '../feed';
import type { CollectedFacts, FactsOfRepository } from './CollectedFacts';
import {
  checkInToRow,
  type CheckInRow,
  type OpenBranchRow,
  type RepositoryRow,
} from './rows';
import { queriesByKey } from './rowsByKey';
import { rowsWhereIn, sameRow, writeRows } from './writeRows';

/** Finds the check-ins that facts speak of. */
export function queriesOfCheckIns(
  tx: Knex,
  collected: FactsOfRepository[],
): Knex.QueryBuilder[] {
  return queriesByKey<CheckInRow>(tx, {
    table: 'check_ins',
    columns: ['repository_id', 'sha'],
    keys: collected.flatMap(each =>
      incomingCheckIns(each).map(({ repositoryId, sha }) => [
        repositoryId,
        sha,
      ]),
    ),
  });
}

/** Those of the repository that they were learned of. */
export function incomingCheckIns({
  repositoryId,
  facts,
}: FactsOfRepository): CheckInFact[] {
  return (facts.checkIns ?? []).filter(
    checkIn => checkIn.repositoryId === repositoryId,
  );
}

/**
 * Stores check-ins as the source gave them, and marks those that mainline has left. A commit that reached mainline more
 * than once keeps its first arrival, unless another branch is mainline now: what counts then is when it reached that one.
 */
export async function applyCheckIns(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  facts: CollectedFacts;
  /** By {@link queriesOfCheckIns}. */
  stored: CheckInRow[];
  at: Instant;
}): Promise<{
  changes: NewChange[];
  news: Instant[];
  /** The rows that changed, as they were and as they are. */
  touched: CheckInRow[];
}> {
  const { tx, writes, repositoryId, facts, at } = options;
  const { mainline } = facts;
  const incoming = incomingCheckIns({ repositoryId, facts }).map(checkInToRow);
  const spokenOf = new Set(incoming.map(row => row.sha));
  const left = await readLeft(options, spokenOf);
  for (const sha of await readUnfound(options, incoming)) {
    if (!left.has(sha)) left.set(sha, undefined);
  }
  const others = await rowsWhereIn<CheckInRow>({
    tx,
    table: 'check_ins',
    repositoryId,
    column: 'sha',
    values: [...left.keys(), ...(await readBack(options))].filter(
      sha => !spokenOf.has(sha),
    ),
  });
  const storedBySha = new Map(
    [
      ...options.stored.filter(row => row.repository_id === repositoryId),
      ...others,
    ].map(row => [row.sha, row]),
  );
  const wanted = new Map(storedBySha);
  for (const row of incoming) {
    const known = wanted.get(row.sha);
    const kept = known && !mainline?.isOther && arrivedBefore(known, row);
    wanted.set(row.sha, { ...(kept ? known : row), off_mainline_at: null });
  }
  const found = new Set(mainline?.found);
  for (const [sha, row] of wanted) {
    if (found.has(sha)) wanted.set(sha, { ...row, off_mainline_at: null });
  }
  for (const [sha, since] of left) {
    const row = wanted.get(sha);
    if (!row) continue;
    const already = storedBySha.get(sha)?.off_mainline_at;
    wanted.set(sha, { ...row, off_mainline_at: since ?? already ?? at });
  }

  const changed = [...wanted.values()].filter(row => {
    const before = storedBySha.get(row.sha);
    return !before || !sameRow(row, before);
  });
  await writeRows({
    tx,
    writes,
    table: 'check_ins',
    key: ['repository_id', 'sha'],
    rows: changed,
  });
  if (changed.some(row => row.off_mainline_at !== null)) {
    // What a branch has that mainline lacks may be more now.
    await tx<OpenBranchRow>('open_branches')
      .where({ repository_id: repositoryId })
      .update({ read_as: null });
  }
  if (mainline) {
    await tx<RepositoryRow>('repositories').where({ id: repositoryId }).update({
      mainline_branch: mainline.branch,
      mainline_head: mainline.head,
    });
  }
  return {
    news: changed
      .filter(row => !storedBySha.has(row.sha))
      .map(row => row.reached_mainline_at),
    changes: changed.map(row => ({
      kind: 'check-in',
      ref: `${repositoryId}/${row.sha}`,
    })),
    touched: changed.flatMap(row => [row, storedBySha.get(row.sha) ?? row]),
  };
}

/** What mainline has left, and since when, where that was told. */
async function readLeft(
  options: Parameters<typeof applyCheckIns>[0],
  listed: Set<string>,
): Promise<Map<string, Instant | undefined>> {
  const { tx, repositoryId, facts } = options;
  const { left = [] } = facts.mainline ?? {};
  if (left !== 'unrelated')
    return new Map(left.map(each => [each.sha, each.at]));
  const rows = await tx<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId, off_mainline_at: null })
    .select('sha');
  return new Map(
    rows.filter(row => !listed.has(row.sha)).map(row => [row.sha, undefined]),
  );
}

/** A source's clock and ours may differ by so much. */
const skewMs = 60 * 1000;

/**
 * What deliveries alone told of since the last reading, and this one did not find: it has left mainline since, or came so
 * late that it had already.
 */
async function readUnfound(
  options: Parameters<typeof applyCheckIns>[0],
  incoming: CheckInRow[],
): Promise<string[]> {
  const { tx, repositoryId, facts } = options;
  const { mainline } = facts;
  if (!mainline) return [];
  const repository = await tx<RepositoryRow>('repositories')
    .where({ id: repositoryId })
    .first('complete_up_to');
  const lastReadAt = repository?.complete_up_to;
  if (!lastReadAt) return [];
  const moved = (at: Instant, ms: number) =>
    new Date(Date.parse(at) + ms).toISOString();
  const told = await tx<CheckInRow>('check_ins')
    .where({
      repository_id: repositoryId,
      reached_by: null,
      off_mainline_at: null,
    })
    .where('reached_mainline_at', '>', moved(lastReadAt, -2 * skewMs))
    .where('reached_mainline_at', '<', moved(mainline.readAt, -skewMs))
    .select('sha');
  const found = new Set([...incoming.map(row => row.sha), ...mainline.found]);
  return told.flatMap(({ sha }) => (found.has(sha) ? [] : sha));
}

/** What had left mainline and is on it again. */
async function readBack(
  options: Parameters<typeof applyCheckIns>[0],
): Promise<string[]> {
  const { tx, repositoryId, facts } = options;
  if (!facts.mainline) return [];
  const found = new Set(facts.mainline.found);
  const rows = await tx<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId })
    .whereNotNull('off_mainline_at')
    .select('sha');
  return rows.map(({ sha }) => sha).filter(sha => found.has(sha));
}

/** An arrival that the source's activity told of counts before one that was only inferred. */
function arrivedBefore(a: CheckInRow, b: CheckInRow): boolean {
  if ((a.reached_by === null) !== (b.reached_by === null)) {
    return a.reached_by !== null;
  }
  return a.reached_mainline_at < b.reached_mainline_at;
}
