import { NotFoundError } from '@backstage/errors';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import { applyFacts, rowToJob, type JobRow, type RunRow } from '../facts';
import { areJobsWhole } from '../reconciliation';
import { findSource } from './findSource';

/**
 * Reads the jobs of one attempt because a person waits for them, and stores them. Answers what is stored then, by id.
 * Throws what the source throws, and `NotFoundError` for an attempt that is not stored.
 */
export async function readJobsNow(options: {
  knex: Knex;
  sources: CiSource[];
  clock: () => Date;
  repositoryId: string;
  runId: string;
  attempt: number;
}): Promise<{ jobs: JobFact[]; changed: boolean }> {
  const { knex, sources, clock, repositoryId, runId, attempt } = options;
  const { repository, source } = await findSource({
    knex,
    sources,
    repositoryId,
  });
  const run = await knex<RunRow>('runs')
    .where({ repository_id: repositoryId, id: runId, attempt })
    .first('status', 'updated_at');
  if (!run) {
    throw new NotFoundError(
      `Run ${runId} of ${repository.slug} has no attempt ${attempt} here.`,
    );
  }
  const askedAt = clock().toISOString();
  const read = await source.readJobs(
    repository,
    { id: runId, attempt },
    { purpose: 'person' },
  );
  const { changed } = await transact(knex, (tx, writes) =>
    applyFacts({
      tx,
      writes,
      repositoryId,
      facts: {
        jobs: read,
        ...(areJobsWhole(run, read, askedAt)
          ? { jobsRead: [{ id: runId, attempt }] }
          : {}),
      },
      at: clock().toISOString(),
    }),
  );
  const rows = await knex<JobRow>('jobs')
    .where({ repository_id: repositoryId, run_id: runId, attempt })
    .orderBy('id')
    .select();
  return { jobs: rows.map(rowToJob), changed };
}
