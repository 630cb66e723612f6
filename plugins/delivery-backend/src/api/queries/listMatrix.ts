import type {
  Environment,
  MatrixPage,
  MatrixQuery,
} from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import {
  decodeCursor,
  encodeCursor,
  whereVisible,
} from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ServiceRow } from '../../directory';
import { cellsInOrder } from './cellsInOrder';
import { serviceInfo } from './serviceInfo';
import { targetOf } from './targetOf';

const defaultLimit = 50;

const placeSchema = z.object({ key: z.string(), ref: z.string() });

const flags = ['underway', 'failed', 'differs'] as const;

type MatrixDbRow = Pick<
  ServiceRow,
  'entity_ref' | 'name' | 'name_key' | 'title' | 'owner' | 'system'
> & {
  document: string | null;
  /** Where targets are asked for. */
  annotations?: string;
  repository?: string | null;
};

/** One page of services by name, with what is where, from one query. */
export async function listMatrix(
  knex: Knex,
  query: MatrixQuery,
  options: {
    visible: Visibility;
    environments: Environment[];
    deployers: Deployer[];
  },
): Promise<MatrixPage> {
  const { environments, visible, deployers } = options;
  const found = () => {
    const rows = knex('services')
      .leftJoin(
        'service_delivery',
        'service_delivery.entity_ref',
        'services.entity_ref',
      )
      .where('services.listed', true);
    whereVisible(rows, knex, 'services.entity_ref', visible);
    whereFound(rows, query);
    return rows;
  };
  const filtered = () => {
    const rows = found();
    if (query.only) {
      const wanted = query.only;
      rows.where(where => {
        for (const flag of wanted) {
          where.orWhere(`service_delivery.${flag}`, true);
        }
      });
    }
    return rows;
  };

  const limit = query.limit ?? defaultLimit;
  const page = filtered()
    .orderBy(['services.name_key', 'services.entity_ref'])
    .limit(limit + 1)
    .select(
      'services.entity_ref',
      'services.name',
      'services.name_key',
      'services.title',
      'services.owner',
      'services.system',
      'service_delivery.document',
    );
  if (query.targets) {
    page.select('services.annotations', 'service_delivery.repository');
  }
  if (query.cursor) {
    const place = decodeCursor(query.cursor, placeSchema);
    page.whereRaw('(services.name_key, services.entity_ref) > (?, ?)', [
      place.key,
      place.ref,
    ]);
  }
  const rows: MatrixDbRow[] = await page;
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  const [{ count }] = await filtered().count({ count: '*' });

  return {
    environments: environments.map(({ name, title, kind }) => ({
      name,
      title,
      kind,
    })),
    items: shown.map(row => ({
      service: serviceInfo(row),
      ...cellsInOrder(row.document, environments),
      target: query.targets
        ? targetOf(deployers, {
            ...row,
            annotations: JSON.parse(row.annotations ?? '{}'),
            repository: row.repository ?? null,
          })
        : undefined,
    })),
    totalItems: Number(count),
    nextCursor:
      rows.length > limit
        ? encodeCursor({ key: last.name_key, ref: last.entity_ref })
        : undefined,
    ...(await countMatrix(knex, found())),
  };
}

function whereFound(rows: Knex.QueryBuilder, query: MatrixQuery): void {
  if (query.q) {
    const escaped = query.q
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, '\\$&');
    rows.whereRaw(`services.search_key like ? escape '\\'`, [`%${escaped}%`]);
  }
  if (query.owner) rows.whereIn('services.owner', query.owner);
  if (query.system) rows.whereIn('services.system', query.system);
}

async function countMatrix(
  knex: Knex,
  rows: Knex.QueryBuilder,
): Promise<Pick<MatrixPage, 'counts' | 'completeUpTo'>> {
  const counted = await rows.first(
    knex.raw('count(*) as all_services'),
    knex.raw('min(service_delivery.complete_up_to) as complete_up_to'),
    ...flags.map(flag =>
      knex.raw('sum(case when ?? then 1 else 0 end) as ??', [
        `service_delivery.${flag}`,
        flag,
      ]),
    ),
  );
  return {
    counts: {
      all: Number(counted.all_services),
      underway: Number(counted.underway),
      failed: Number(counted.failed),
      differs: Number(counted.differs),
    },
    completeUpTo: counted.complete_up_to ?? undefined,
  };
}
