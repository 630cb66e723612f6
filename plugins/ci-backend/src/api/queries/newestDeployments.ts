import type { SeenDeployment } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToDeployment } from '../../facts';
import type { DeploymentRow } from '../../facts';

const newestOfEach = 100;

/** The newest hundred deployments of each environment of a repository, newest first. */
export async function newestDeployments(
  knex: Knex,
  repositoryId: string,
): Promise<SeenDeployment[]> {
  const rows: DeploymentRow[] = await knex
    .from(
      knex('deployments')
        .where('repository_id', repositoryId)
        .select(
          '*',
          knex.raw(
            'row_number() over (partition by environment order by created_at desc, id desc) as place',
          ),
        )
        .as('ranked'),
    )
    .where('place', '<=', newestOfEach)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .select('*');
  return rows.map(rowToDeployment);
}
