import type { RepositoryRow } from '../facts';
import { hourMs, plusMs } from './instants';
import type { Reading } from './Reading';
import { readWork } from './work/readWork';

/** So often it is looked how work came to mainline although nothing has reached it. */
const unaskedEveryMs = 6 * hourMs;

/**
 * Reads how work came to mainline where something reached it, where some was left, and else a few times a day: a merge moves
 * mainline, and nothing that counts is merged without. Answers whether some is left.
 */
export async function readDueWork(
  reading: Reading,
  row: RepositoryRow,
  { isMainlineNew }: { isMainlineNew: boolean },
): Promise<boolean> {
  const { knex, startedAt } = reading.options;
  const isDue = row.work_due_at === null || row.work_due_at <= startedAt;
  if (!isDue && !isMainlineNew) return false;

  const left = await readWork(reading, row);
  await knex<RepositoryRow>('repositories')
    .where({ id: row.id })
    .update({
      work_due_at: left
        ? startedAt
        : plusMs(startedAt, unaskedEveryMs),
    });
  return left;
}
