import type { MatrixQuery } from '@mainline/backstage-plugin-delivery-common';
import type { FiltersOf } from '@mainline/backstage-plugin-mainline-react';

/** What the URL of the matrix may hold. */
export const matrixFilters = {
  q: 'text',
  owner: 'list',
  system: 'list',
  only: 'list',
  /** Names; the columns that are shown. */
  environment: 'list',
  pages: 'number',
  silent: 'flag',
} as const;

/** The progress of a deployment that was asked for from the matrix; no filter. */
export const matrixDialog = { deployment: 'text' } as const;

export type MatrixFilters = FiltersOf<typeof matrixFilters>;

export type Only = NonNullable<MatrixQuery['only']>[number];

export const onlies: readonly Only[] = ['failed', 'underway', 'differs'];

/** What is asked of the backend; words of the URL that mean nothing are left out. */
export function matrixQuery(filters: MatrixFilters): MatrixQuery {
  return {
    q: filters.q,
    owner: filters.owner,
    system: filters.system,
    only: onlies.filter(only => filters.only.includes(only)),
  };
}
