import { NotFoundError } from '@backstage/errors';
import { say, type RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import {
  SourceUnavailableError,
  type CiSource,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { rowToRepository, type RepositoryRow } from '../facts';

/** A stored repository, and the source that reads it. */
export async function findSource(options: {
  knex: Knex;
  sources: CiSource[];
  repositoryId: string;
}): Promise<{ repository: RepositoryFact; source: CiSource }> {
  const row = await options
    .knex<RepositoryRow>('repositories')
    .where({ id: options.repositoryId })
    .first();
  if (!row) {
    throw new NotFoundError(
      `No repository '${options.repositoryId}' is stored here.`,
    );
  }
  const source = options.sources.find(s => s.handles(row.host));
  if (!source) {
    throw new SourceUnavailableError(
      say('source.noneAnyMore', { host: row.host }),
    );
  }
  return { repository: rowToRepository(row), source };
}
