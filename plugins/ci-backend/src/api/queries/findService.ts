import type {
  Instant,
  RepositoryFact,
  Service,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToService } from '../../directory/serviceRows';
import type { ServiceRow } from '../../directory/serviceRows';
import { rowToRepository } from '../../facts/rows';
import type { RepositoryRow } from '../../facts/rows';
import { isVisible } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { noSuchService } from './noSuchService';

/** A service, and its repository once that was found. */
export interface FoundService {
  service: Service;
  repository?: RepositoryFact & { completeUpTo?: Instant };
}

/** Throws `NotFoundError` where there is no such service, for this reader. */
export async function findService(
  knex: Knex,
  entityRef: string,
  visible: Visibility,
): Promise<FoundService> {
  const row: ServiceRow | undefined = isVisible(visible, entityRef)
    ? await knex('services').where('entity_ref', entityRef).first()
    : undefined;
  if (!row) throw noSuchService(entityRef);

  const repository: RepositoryRow | undefined = await knex('repositories')
    .join(
      'repository_locators',
      'repository_locators.repository_id',
      'repositories.id',
    )
    .where({
      'repository_locators.host': row.host ?? '',
      'repository_locators.slug_key': row.slug_key ?? '',
    })
    .first('repositories.*');
  return {
    service: rowToService(row),
    repository: repository && {
      ...rowToRepository(repository),
      completeUpTo: repository.complete_up_to ?? undefined,
    },
  };
}
