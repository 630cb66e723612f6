import { useApi } from '@backstage/core-plugin-api';
import type {
  CiApi,
  ServiceHealth,
  ServicesPage,
  ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import {
  useLiveData,
  useOwnership,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { type HealthFilters, servicesQuery } from './healthFilters';

export const pageSize = 100;

/** Services as far as the reader has scrolled, and the view that they belong to. */
export interface ServicesView extends ServicesPage {
  view: string;
}

/** The services that the filters leave, and what identifies them for an export. */
export function useServices(filters: HealthFilters) {
  const ci = useApi(ciApiRef);
  const ownership = useOwnership(filters.mine);
  const known = !filters.mine || ownership.refs !== undefined;
  const query = servicesQuery(filters, ownership.refs ?? []);
  const pages = Math.max(1, filters.pages ?? 1);
  const view = JSON.stringify([query, pages]);

  const services = useLiveData<ServicesView>(
    known ? ['ci:services', view] : undefined,
    async () => ({ ...(await readPages(ci, query, pages)), view }),
    {
      isIncomplete: ({ counts }) =>
        counts.all === 0 || counts.unread > counts.unreadable,
    },
  );
  return {
    ...services,
    error: services.error ?? ownership.error,
    isLoading: services.isLoading || (!known && !ownership.error),
    query,
  };
}

async function readPages(
  ci: CiApi,
  query: ServicesQuery,
  pages: number,
): Promise<ServicesPage> {
  const first = await ci.getServices({ ...query, limit: pageSize });
  const items = [...first.items];
  let cursor = first.nextCursor;
  for (let page = 1; page < pages && cursor; page++) {
    const next = await ci.getServices({ ...query, limit: pageSize, cursor });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, nextCursor: cursor };
}

/** Every service that the query leaves, to the last page. */
export async function readAllServices(
  ci: CiApi,
  query: ServicesQuery,
): Promise<ServiceHealth[]> {
  return (await readPages(ci, query, Number.MAX_SAFE_INTEGER)).items;
}
