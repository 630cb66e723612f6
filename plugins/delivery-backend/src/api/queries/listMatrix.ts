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
import { countServices } from './countServices';
import { serviceInfo } from './serviceInfo';
import { targetOf } from './targetOf';

const defaultLimit = 50;

const placeSchema = z.object({ key: z.string(), ref: z.string() });

type MatrixDbRow = Pick<
  ServiceRow,
  'entity_ref' | 'name' | 'name_key' | 'title' | 'owner' | 'system'
> & {
  document: string | null;
  /** Where targets are asked for. */
  annotations?: string;
  repository?: string | null;
};

/** One page of services by name, with what is where, from one query, beside which all that are found are counted. */
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
  const readPage: PromiseLike<MatrixDbRow[]> = page;
  const [rows, counted, all] = await Promise.all([
    readPage,
    // All that are found are counted anyway.
    query.only ? filtered().count({ count: '*' }) : undefined,
    countServices(knex, found()),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];

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
    totalItems: counted ? Number(counted[0].count) : all.counts.all,
    nextCursor:
      rows.length > limit
        ? encodeCursor({ key: last.name_key, ref: last.entity_ref })
        : undefined,
    ...all,
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
