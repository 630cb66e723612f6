import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { RepositoryRow } from '../../facts';
import { renewLease } from '../claimRepository';
import { later, plusMs } from '../instants';
import { keepCheckIns } from '../readCheckIns';
import type { Reading } from '../Reading';
import { readEarlierAttempts } from '../readEarlierAttempts';

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
    await note(reading, { check_ins_known_since: until });
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
      await readEarlierAttempts(reading, reached);
      knownSince = reached;
      await note(reading, { known_since: knownSince });
    }
    if (pages >= mostPages && knownSince < row.known_since!) return false;
  }
  await readEarlierAttempts(reading, until);
  await note(reading, { known_since: until });
  return true;
}

/** What is known further back is a change of what can be said of the repository. */
async function note(
  reading: Reading,
  progress: { known_since: Instant } | { check_ins_known_since: Instant },
): Promise<void> {
  const { knex, token, clock, signal, onFactsChanged } = reading.options;
  signal?.throwIfAborted();
  const repositoryId = reading.repository.id;
  await transact(knex, async tx => {
    const now = clock().toISOString();
    await renewLease({ tx, repositoryId, token, now });
    await tx<RepositoryRow>('repositories')
      .where({ id: repositoryId })
      .update(progress);
    await tx('repositories')
      .where({ id: repositoryId })
      .increment('facts_version', 1);
  });
  onFactsChanged([repositoryId]);
}
