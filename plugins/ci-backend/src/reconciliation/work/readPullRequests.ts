import type { MergedPullRequestRow, RepositoryRow } from '../../facts';
import { dayMs, dayOf, hourMs, plusMs } from '../instants';
import type { Reading } from '../Reading';
import { readEach } from '../readEach';
import { keepList } from './keepList';
import { mostAtOnce } from './mostAtOnce';

/** What was merged just before the last list was asked for may not have been on it. */
const overlapMs = hourMs;
/** A merge moves mainline; one into another branch is noticed by then. */
const listedEveryMs = 6 * hourMs;

/**
 * Lists what was merged since the last list, conditionally, and reads the commits of each pull request, once. Answers
 * whether some are left.
 */
export async function readPullRequests(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  if (!(await list(reading, row))) return false;

  const pending = await reading.options
    .knex<MergedPullRequestRow>('merged_pull_requests')
    .where({ repository_id: reading.repository.id })
    .whereNull('commits')
    .orderBy('merged_at', 'desc')
    .limit(mostAtOnce + 1)
    .select('number');
  const { source, repository, how } = reading;
  const now = pending.slice(0, mostAtOnce);
  await readEach(reading, now, async ({ number }) => {
    const read = await source.readPullRequestCommits(repository, number, how);
    return { pullRequestCommits: [{ number, read }] };
  });
  if (pending.length > mostAtOnce) return true;
  if (!row.pull_requests_read_at) {
    const { startedAt } = reading.options;
    reading.note({ pull_requests_read_at: startedAt }, { tells: true });
  }
  return false;
}

/** Answers whether there is a list: it may want a permission that is not given. */
async function list(reading: Reading, row: RepositoryRow): Promise<boolean> {
  const { repository, source, how } = reading;
  const { startedAt, settings } = reading.options;
  const known = row.pull_requests_listed_up_to;
  const validator = known && row.pull_requests_validator;
  if (
    known &&
    !reading.hasMainlineMoved &&
    known > plusMs(startedAt, -listedEveryMs)
  ) {
    return true;
  }
  const read = await source.readMergedPullRequests(
    repository,
    {
      since: known
        ? plusMs(known, -overlapMs)
        : dayOf(plusMs(startedAt, -settings.workDays * dayMs)),
      ...(validator ? { validator } : {}),
    },
    how,
  );
  if (!read) return false;
  await keepList(
    reading,
    read,
    {
      at: 'pull_requests_listed_up_to',
      validator: 'pull_requests_validator',
    },
    mergedPullRequests => ({ mergedPullRequests }),
  );
  return true;
}
