import {
  branchReadAs,
  type OpenBranchRow,
  type RepositoryRow,
} from '../../facts';
import { dayOf } from '../instants';
import type { Reading } from '../Reading';
import { readEach } from '../readEach';
import { keepList } from './keepList';
import { mostAtOnce } from './mostAtOnce';

/**
 * Lists the branches once a day, and reads the commits of each whose end has moved since. Answers whether some are left.
 * What mainline has got of a branch meanwhile needs no reading: its check-ins tell.
 */
export async function readBranches(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { knex, startedAt } = reading.options;
  const { repository, source, how } = reading;
  const { defaultBranch } = repository;
  const isListed =
    row.branches_listed_at !== null &&
    dayOf(row.branches_listed_at) === dayOf(startedAt);
  if (!isListed && !(await list(reading, row))) return false;

  const rows = await knex<OpenBranchRow>('open_branches')
    .where({ repository_id: repository.id })
    // One that has become mainline is no branch beside it.
    .whereNot({ name: defaultBranch })
    .orderBy('name')
    .select('name', 'head_sha', 'read_as');
  const pending = rows.filter(
    branch => branch.read_as !== branchReadAs(defaultBranch, branch),
  );
  const now = pending.slice(0, mostAtOnce);
  await readEach(reading, now, async ({ name, head_sha: sha }) => {
    const branch = { name, sha };
    const read = await source.readBranchCommits(repository, branch, how);
    return { branchCommits: [{ ...branch, defaultBranch, read }] };
  });
  if (pending.length > mostAtOnce) return true;
  if (!row.branches_read_at) {
    reading.note({ branches_read_at: startedAt }, { tells: true });
  }
  return false;
}

/** Answers whether there is a list. */
async function list(reading: Reading, row: RepositoryRow): Promise<boolean> {
  const { repository, source, how } = reading;
  const validator = row.branches_validator;
  const read = await source.readBranches(
    repository,
    validator ? { validator } : {},
    how,
  );
  if (!read) return false;
  await keepList(
    reading,
    read,
    { at: 'branches_listed_at', validator: 'branches_validator' },
    listedBranches => ({ listedBranches }),
  );
  return true;
}
