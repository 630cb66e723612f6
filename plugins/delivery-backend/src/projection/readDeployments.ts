import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { deploymentOf, shownColumns } from '../rows';
import type { DeploymentRow, ShownDeploymentRow } from '../rows';

/** SQLite and PostgreSQL take a limited number of values at once. */
const atOnce = 500;

/** Deployments that were asked for here, by a query over the table `deployments`. */
export async function readDeployments(
  query: Knex.QueryBuilder,
): Promise<Deployment[]> {
  const rows: ShownDeploymentRow[] = await query.select(
    shownColumns.map(column => `deployments.${column}`),
  );
  return rows.map(deploymentOf);
}

/**
 * What stands: of each environment those on their way there, the newest that succeeded, and the newest that ended otherwise.
 */
export async function readStandingDeployments(
  knex: Knex,
  service: string,
): Promise<Deployment[]> {
  const newestOfEachEnd = knex
    .select('id')
    .from(
      knex<DeploymentRow>('deployments')
        .where({ service, phase: 'ended' })
        .select('id')
        .select(
          knex.raw(
            `row_number() over (partition by environment, case when state = 'succeeded' then 1 else 0 end order by coalesce(ended_at, requested_at) desc, id desc) as place`,
          ),
        )
        .as('ended'),
    )
    .where('place', 1);
  return readDeployments(
    knex<DeploymentRow>('deployments')
      .where({ service })
      .where(which =>
        which.whereNot('phase', 'ended').orWhereIn('id', newestOfEachEnd),
      ),
  );
}

/** Those with one of these values, whatever became of them. */
export async function readDeploymentsOf(
  knex: Knex,
  column: 'sha' | 'run_id',
  values: string[],
  where: Partial<Pick<DeploymentRow, 'service'>> = {},
): Promise<Deployment[]> {
  const wanted = [...new Set(values)];
  const found: Deployment[] = [];
  for (let start = 0; start < wanted.length; start += atOnce) {
    found.push(
      ...(await readDeployments(
        knex<DeploymentRow>('deployments')
          .where(where)
          .whereIn(column, wanted.slice(start, start + atOnce)),
      )),
    );
  }
  return found;
}
