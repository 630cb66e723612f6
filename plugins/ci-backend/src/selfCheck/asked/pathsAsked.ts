import type { Knex } from 'knex';
import type { ChangedPathsRow, CheckInRow } from '../../facts/rows';
import { rowsWhereIn } from '../../facts/writeRows';
import type { Asked } from './askedOf';

/**
 * Where a service has all of its tree, paths tell only whether a check-in changed documents alone: so they are read of
 * those that count against an answer otherwise, and of the commits below them in the same push, which were built with them.
 * Answers the commits whose paths are not stored.
 */
export async function pathsAsked(
  knex: Knex,
  repositoryId: string,
  asked: Asked,
): Promise<string[]> {
  if (asked.paths.size === 0) return [];

  const rowsOf = <Row extends object>(
    table: string,
    column: string,
    values: Iterable<string>,
  ) => rowsWhereIn<Row>({ tx: knex, table, repositoryId, column, values });
  const heads = await rowsOf<CheckInRow>('check_ins', 'sha', asked.paths);
  const pushed = await rowsOf<CheckInRow>(
    'check_ins',
    'reached_mainline_at',
    heads.map(head => head.reached_mainline_at),
  );
  const wanted = new Set([
    ...asked.paths,
    ...pushed
      .filter(commit => heads.some(head => isBelow(commit, head)))
      .map(({ sha }) => sha),
  ]);
  const stored = await rowsOf<ChangedPathsRow>('changed_paths', 'sha', wanted);
  for (const { sha } of stored) wanted.delete(sha);
  return [...wanted];
}

function isBelow(commit: CheckInRow, head: CheckInRow): boolean {
  return (
    commit.reached_mainline_at === head.reached_mainline_at &&
    commit.push_index > head.push_index
  );
}
