import { say } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * The items of a list's page, as facts.
 *
 * Throws where there is no list: a proxy's page or another answer of status 200 must not pass for an empty list, and so for a complete one.
 * An item that can't be read is left out, with a line in the log; a list of which nothing can be read is none.
 */
export function itemsOf<T>(
  body: unknown,
  key: string | undefined,
  translate: (item: unknown) => T | undefined,
  logger: LoggerService,
): T[] {
  const list = key === undefined ? body : fieldOf(body, key);
  if (!Array.isArray(list)) {
    throw new SourceUnavailableError(
      key === undefined
        ? say('github.withoutList')
        : say('github.withoutField', { field: key }),
    );
  }
  const items = list.flatMap(item => translate(item) ?? []);
  if (items.length === 0 && list.length > 1) {
    const number = String(list.length);
    throw new SourceUnavailableError(
      key === undefined
        ? say('github.unreadableItems', { number })
        : say('github.unreadableField', { number, field: key }),
    );
  }
  if (items.length < list.length) {
    logger.warn(
      `Left out ${list.length - items.length} of ${list.length} ${
        key ?? 'items'
      } that lack what is essential.`,
    );
  }
  return items;
}

function fieldOf(body: unknown, key: string): unknown {
  return typeof body === 'object' && body !== null
    ? Object.entries(body).find(([name]) => name === key)?.[1]
    : undefined;
}

/** Whether a page held more than could be read of it: its etag must not be kept, for it would never be read again. */
export function isPartlyRead(
  body: unknown,
  key: string | undefined,
  items: unknown[],
): boolean {
  const list = key === undefined ? body : fieldOf(body, key);
  return Array.isArray(list) && items.length < list.length;
}
