import type { DeploymentRow, RepositoryRow } from '../../facts';
import { dayMs, plusMs } from '../instants';
import type { Reading } from '../Reading';
import { keepList } from './keepList';

/**
 * Lists the environments: once a day, conditionally, and at once where a deployment names one that was not listed. Where
 * nothing is deployed there is nothing to ask for.
 */
export async function readEnvironments(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { startedAt } = reading.options;
  const { repository, source, how } = reading;
  const readAt = row.environments_read_at;
  const isFresh = readAt !== null && readAt > plusMs(startedAt, -dayMs);
  const wanted = isFresh
    ? await hasDeployment(reading, { unlistedSince: readAt })
    : await hasDeployment(reading, {});
  if (!wanted) return false;

  const validator = row.environments_validator;
  const read = await source.readEnvironments(
    repository,
    validator ? { validator } : {},
    how,
  );
  if (!read) return false;
  await keepList(
    reading,
    read,
    { at: 'environments_read_at', validator: 'environments_validator' },
    listedEnvironments => ({ listedEnvironments }),
  );
  return false;
}

/** @param query.unlistedSince - only to an environment that is not known, made since */
async function hasDeployment(
  { options: { knex }, repository: { id } }: Reading,
  { unlistedSince }: { unlistedSince?: string },
): Promise<boolean> {
  const query = knex<DeploymentRow>('deployments').where({ repository_id: id });
  if (unlistedSince) {
    query
      .where('created_at', '>=', unlistedSince)
      .whereNotIn(
        'environment',
        knex('environments').where({ repository_id: id }).select('name'),
      );
  }
  return (await query.first('id')) !== undefined;
}
