import type {
  CiApi,
  ServiceHealth,
  ServicesPage,
} from '@mainline/backstage-plugin-ci-common';

/** So many are listed; the others are a link away. */
export const redListed = 8;

export interface RedMainlines {
  /** Longest red first, those of the reader before the others. */
  items: Array<{ health: ServiceHealth; mine: boolean }>;
  /** Of all that are red, so many are the reader's. */
  mine: number;
  counts: ServicesPage['counts'];
  completeUpTo?: string;
}

/** @param refs - whose services are the reader's; nobody knows yet: none is */
export async function readRed(
  ci: CiApi,
  refs: string[] | undefined,
): Promise<RedMainlines> {
  const query = { state: ['failing' as const], limit: redListed };
  const [all, own] = await Promise.all([
    ci.getServices(query),
    refs?.length ? ci.getServices({ ...query, owner: refs }) : undefined,
  ]);
  const owned = own?.items ?? [];
  const refsOf = new Set(owned.map(each => each.service.entityRef));
  return {
    items: [
      ...owned.map(health => ({ health, mine: true })),
      ...all.items
        .filter(each => !refsOf.has(each.service.entityRef))
        .map(health => ({ health, mine: false })),
    ].slice(0, redListed),
    mine: own?.totalItems ?? 0,
    counts: all.counts,
    completeUpTo: all.completeUpTo,
  };
}
