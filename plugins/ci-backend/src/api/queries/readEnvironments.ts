import type { ServiceEnvironments } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import {
  rowToEnvironment,
  type EnvironmentRow,
  type RepositoryRow,
} from '../../facts';

/** The environments of a repository as its source listed them last. */
export async function readEnvironments(
  knex: Knex,
  repositoryId: string,
): Promise<ServiceEnvironments> {
  const repository = await knex<RepositoryRow>('repositories')
    .where({ id: repositoryId })
    .first('environments_read_at');
  const rows = await knex<EnvironmentRow>('environments')
    .where({ repository_id: repositoryId })
    .orderBy('name')
    .select();
  const readAt = repository?.environments_read_at;
  return {
    environments: rows.map(rowToEnvironment),
    ...(readAt ? { readAt } : {}),
  };
}
