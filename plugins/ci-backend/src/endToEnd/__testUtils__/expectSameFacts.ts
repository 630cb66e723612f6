import type { WorkFacts } from '../../facts';
import type { RandomHistory } from './randomHistory';

type Row = Record<string, unknown>;

interface Known {
  tables: Record<string, object[]>;
  work: WorkFacts;
  health: object;
}

/**
 * Expects that two stores know the same. Left out is what the source does not tell in the end: jobs of builds that nobody
 * looks at come with deliveries alone, and a check-in that mainline has left is known only to who saw it there, or where
 * GitHub's activity tells of it.
 */
export function expectSameFacts(
  livedThrough: Known,
  readAtOnce: Known,
  history: Pick<RandomHistory, 'keepsActivity'>,
) {
  const lived = withoutNames(livedThrough);
  const read = withoutNames(readAtOnce);
  const tables = [
    'repositories',
    'workflows',
    'runs',
    'deployments',
    'artifacts',
    'environments',
  ];
  for (const table of tables) {
    expect({ [table]: lived.tables[table] }).toEqual({
      [table]: read.tables[table],
    });
  }
  const [livedCheckIns, readCheckIns] = [lived, read].map(
    ({ tables: { check_ins } }) => rowsOf(check_ins),
  );
  expect(livedCheckIns.filter(isOnMainline)).toEqual(
    readCheckIns.filter(isOnMainline),
  );
  expect(livedCheckIns.map(place)).toEqual(
    expect.arrayContaining(readCheckIns.map(place)),
  );
  const ids = new Set(rowsOf(read.tables.jobs).map(({ id }) => id));
  expect(rowsOf(lived.tables.jobs).filter(({ id }) => ids.has(id))).toEqual(
    read.tables.jobs,
  );
  expect(lived.work).toEqual(read.work);
  if (history.keepsActivity) expect(lived.health).toEqual(read.health);
}

/** Links that were told before a repository was renamed hold its old name, and lead to where it is now. */
function withoutNames(known: Known): Known {
  const text = JSON.stringify(known);
  return JSON.parse(
    text.replaceAll(/http:\/\/localhost:\d+\/[^/"]+\/[^/"]+/g, ''),
  );
}

function isOnMainline(row: Row): boolean {
  return row.off_mainline_at === null;
}

function place(row: Row): Row {
  const { sha, off_mainline_at: off } = row;
  return { sha, isOnMainline: off === null };
}

function rowsOf(rows: object[]): Row[] {
  return rows.map(row => ({ ...row }));
}
