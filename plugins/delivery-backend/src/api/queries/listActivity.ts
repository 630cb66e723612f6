import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  ActivityItem,
  ActivityQuery,
  DeliveryActivity,
  Environment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';
import { whereVisible } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ServiceRow } from '../../directory';
import { endOf, failuresIn } from '../../projection';
import { cellsInOrder } from './cellsInOrder';
import { countServices } from './countServices';
import { serviceInfo } from './serviceInfo';

const defaultLimit = 20;

/** Of so many services: more are hardly deployed at once, and those beyond are counted. */
const mostUnderway = 200;

type ActivityDbRow = Pick<
  ServiceRow,
  'entity_ref' | 'name' | 'title' | 'owner' | 'system'
> & { document: string | null };

/** What is on its way and what failed last, over all services: two indexed reads and two counts. */
export async function listActivity(
  knex: Knex,
  query: ActivityQuery,
  options: { visible: Visibility; environments: Environment[] },
): Promise<DeliveryActivity> {
  const { environments, visible } = options;
  const limit = query.limit ?? defaultLimit;
  const found = () => {
    const rows = knex('services')
      .leftJoin(
        'service_delivery',
        'service_delivery.entity_ref',
        'services.entity_ref',
      )
      .where('services.listed', true);
    whereVisible(rows, knex, 'services.entity_ref', visible);
    if (query.owner) rows.whereIn('services.owner', query.owner);
    return rows;
  };
  const select = (rows: Knex.QueryBuilder): Promise<ActivityDbRow[]> =>
    rows.select(
      'services.entity_ref',
      'services.name',
      'services.title',
      'services.owner',
      'services.system',
      'service_delivery.document',
    );

  const underway = await select(
    found().where('service_delivery.underway', true).limit(mostUnderway),
  );
  const { failedSince } = query;
  const hasFailed = (rows: Knex.QueryBuilder) =>
    failedSince === undefined
      ? rows.whereNotNull('service_delivery.failed_at')
      : rows.where('service_delivery.failed_at', '>=', failedSince);
  const failed = await select(
    hasFailed(found())
      .orderBy('service_delivery.failed_at', 'desc')
      .limit(limit),
  );
  const items = (
    rows: ActivityDbRow[],
    of: (cells: EnvironmentCell[]) => Array<ActivityItem['deployment']>,
  ): ActivityItem[] =>
    rows.flatMap(row =>
      of(cellsInOrder(row.document, environments).cells).map(deployment => ({
        service: serviceInfo(row),
        deployment,
      })),
    );

  return {
    underway: newestFirst(
      items(underway, underwayIn),
      each => each.deployment.requestedAt,
    ).slice(0, limit),
    failed: newestFirst(items(failed, failuresIn), each =>
      endOf(each.deployment),
    )
      .filter(each => !failedSince || endOf(each.deployment) >= failedSince)
      .slice(0, limit),
    environments: environments.map(({ name, title, kind }) => ({
      name,
      title,
      kind,
    })),
    ...(await countActivity(knex, found(), hasFailed(found()))),
  };
}

function underwayIn(cells: EnvironmentCell[]) {
  return cells.flatMap(({ underway }) =>
    underway && !isEnded(underway) ? [underway] : [],
  );
}

function newestFirst(
  items: ActivityItem[],
  at: (item: ActivityItem) => string,
): ActivityItem[] {
  return [...items].sort((a, b) => {
    if (at(a) !== at(b)) return at(a) < at(b) ? 1 : -1;
    return a.deployment.id < b.deployment.id ? 1 : -1;
  });
}

async function countActivity(
  knex: Knex,
  rows: Knex.QueryBuilder,
  failedRows: Knex.QueryBuilder,
) {
  const { counts, completeUpTo } = await countServices(knex, rows);
  const { all, underway } = counts;
  const { failed } = await failedRows.count({ failed: '*' }).first();
  return { counts: { all, underway, failed: Number(failed) }, completeUpTo };
}
