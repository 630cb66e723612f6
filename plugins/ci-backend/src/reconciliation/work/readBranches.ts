import {
  branchReadAs,
  type OpenBranchRow,
  type RepositoryRow,
} from '../../facts';
import { dayOf } from '../instants';
import type { Reading } from '../Reading';
import { mostAtOnce } from './mostAtOnce';
import { noteProgress } from './noteProgress';

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
  for (const { name, head_sha: sha } of pending.slice(0, mostAtOnce)) {
    const branch = { name, sha };
    const read = await source.readBranchCommits(repository, branch, how);
    await reading.apply({
      branchCommits: [{ ...branch, defaultBranch, read }],
    });
  }
  if (pending.length > mostAtOnce) return true;
  if (!row.branches_read_at) {
    await noteProgress(
      reading,
      { branches_read_at: startedAt },
      { isFirst: true },
    );
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
  if (read.changed) await reading.apply({ listedBranches: read.value });
  await noteProgress(reading, {
    branches_listed_at: reading.options.startedAt,
    ...(read.changed ? { branches_validator: read.validator ?? null } : {}),
  });
  return true;
}
