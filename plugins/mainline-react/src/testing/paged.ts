import type { Page } from '@mainline/backstage-plugin-ci-common';

/** The page that a backend would answer with; its cursor is the place of its first item. */
export function paged<T>(
  all: T[],
  query: { limit?: number; cursor?: string },
): Page<T> {
  const start = Number(query.cursor ?? 0);
  const end = start + (query.limit ?? 50);
  return {
    items: all.slice(start, end),
    totalItems: all.length,
    nextCursor: end < all.length ? String(end) : undefined,
  };
}
