import type { RepositoryRow } from '../../facts';
import { later, plusMs } from '../instants';
import { keepCheckIns } from '../readCheckIns';
import type { Reading } from '../Reading';
import {
  readEarlierAttempts,
  readEarlierAttemptsOf,
} from '../readEarlierAttempts';

/** The lease is given back after that, for whoever has to read what is new. */
const mostPages = 5;

/**
 * Reads a further part of a repository's history: all its check-ins first, for the lists that tell of them begin at the newest, and
 * then its runs, some pages back from where they are known. Every page is kept as soon as it was read, and `known_since`
 * goes back with it: after a kill the next step begins there.
 *
 * @returns whether all of it is known now
 */
export async function readHistory(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { repository, source, how } = reading;
  const until = row.backfill_until;
  let knownSince = row.known_since;
  if (until === null || knownSince === null) return false;

  if (row.check_ins_known_since === null || row.check_ins_known_since > until) {
    const head = row.mainline_head ?? undefined;
    const query = { since: until, anew: true, ...(head && { head }) };
    const read = await source.readCheckIns(repository, query, how);
    if (read.changed) await keepCheckIns(reading, read, { isOther: false });
    reading.note({ check_ins_known_since: until }, { tells: true });
  }

  let pages = 0;
  const past = source.readRuns(
    repository,
    { since: until, until: knownSince },
    how,
  );
  for await (const page of past) {
    if (!page.changed) break;
    await reading.apply({ runs: page.value });
    pages += 1;
    const oldest = page.value.at(-1)?.createdAt;
    // There may be more of the second of the oldest.
    const reached = oldest && later(until, plusMs(oldest, 1000));
    if (reached && reached < knownSince) {
      const repeated = page.value.filter(({ attempt }) => attempt > 1);
      await readEarlierAttemptsOf(
        reading,
        repeated.map(({ id }) => id),
      );
      knownSince = reached;
      reading.note({ known_since: knownSince }, { tells: true });
    }
    if (pages >= mostPages && knownSince < row.known_since!) return false;
  }
  await readEarlierAttempts(reading, until);
  reading.note({ known_since: until }, { tells: true });
  return true;
}
