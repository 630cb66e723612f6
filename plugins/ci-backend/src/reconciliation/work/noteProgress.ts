import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { RepositoryRow } from '../../facts';
import { renewLease } from '../claimRepository';
import type { Reading } from '../Reading';

type Progress = Partial<
  Pick<
    RepositoryRow,
    | 'pull_requests_validator'
    | 'pull_requests_listed_up_to'
    | 'pull_requests_read_at'
    | 'branches_validator'
    | 'branches_listed_at'
    | 'branches_read_at'
    | 'changed_paths_read_at'
    | 'jobs_known_since'
    | 'artifacts_validator'
    | 'artifacts_read_at'
    | 'environments_validator'
    | 'environments_read_at'
  >
>;

/** How far a kind was read. With `isFirst` it can be told of from now on, which is a change of the repository's facts. */
export async function noteProgress(
  reading: Reading,
  progress: Progress,
  { isFirst = false } = {},
): Promise<void> {
  const { knex, token, clock, onFactsChanged, signal } = reading.options;
  signal?.throwIfAborted();
  const repositoryId = reading.repository.id;
  await transact(knex, async tx => {
    const now = clock().toISOString();
    await renewLease({ tx, repositoryId, token, now });
    await tx<RepositoryRow>('repositories')
      .where({ id: repositoryId })
      .update(progress);
    if (isFirst) {
      await tx('repositories')
        .where({ id: repositoryId })
        .increment('facts_version', 1);
    }
  });
  if (isFirst) onFactsChanged([repositoryId]);
}
