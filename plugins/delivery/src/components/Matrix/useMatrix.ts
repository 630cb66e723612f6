import { useApi } from '@backstage/core-plugin-api';
import type { MatrixPage } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { type MatrixFilters, matrixQuery } from './matrixFilters';

export const pageSize = 100;

/** Rows as far as the reader has asked for, and the view that they belong to. */
export interface MatrixView extends MatrixPage {
  view: string;
}

/** The rows that the filters leave. */
export function useMatrix(filters: MatrixFilters) {
  const delivery = useApi(deliveryApiRef);
  const query = matrixQuery(filters);
  const pages = Math.max(1, filters.pages ?? 1);
  const view = JSON.stringify([query, pages]);

  return useDeliveryData<MatrixView>(['delivery:matrix', view], async () => {
    const first = await delivery.getMatrix({ ...query, limit: pageSize });
    const items = [...first.items];
    let cursor = first.nextCursor;
    for (let page = 1; page < pages && cursor; page++) {
      const next = await delivery.getMatrix({
        ...query,
        limit: pageSize,
        cursor,
      });
      items.push(...next.items);
      cursor = next.nextCursor;
    }
    return { ...first, items, nextCursor: cursor, view };
  });
}
