import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { findSource } from './findSource';

/** The log of a job, for a person who waits for it. It is not kept. Undefined where the source has it no longer. */
export async function readJobLog(options: {
  knex: Knex;
  sources: CiSource[];
  repositoryId: string;
  jobId: string;
}): Promise<string | undefined> {
  const { repository, source } = await findSource(options);
  return source.readJobLog(repository, options.jobId, { purpose: 'person' });
}
