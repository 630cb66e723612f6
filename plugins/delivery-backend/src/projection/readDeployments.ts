import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { deploymentOf, shownColumns } from '../rows';
import type { ShownDeploymentRow } from '../rows';

/** Deployments that were asked for here, by a query over the table `deployments`. */
export async function readDeployments(
  query: Knex.QueryBuilder,
): Promise<Deployment[]> {
  const rows: ShownDeploymentRow[] = await query.select(
    shownColumns.map(column => `deployments.${column}`),
  );
  return rows.map(deploymentOf);
}
