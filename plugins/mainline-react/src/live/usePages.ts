import { useState } from 'react';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import { type LiveData, useLiveData } from './useLiveData';

/**
 * A list that grows page by page and stays up to date as a whole.
 *
 * @param key - what identifies the list; another key starts at its first page
 * @public
 */
export function usePages<T>(
  key: readonly string[],
  read: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
  options?: { channel?: string; about?: string },
): LiveData<Page<T>> & {
  /** Reads one page more. */
  more: () => void;
} {
  const name = key.join('\n');
  const [asked, setAsked] = useState({ name, pages: 1 });
  const pages = asked.name === name ? asked.pages : 1;

  const result = useLiveData<Page<T>>(
    [...key, pages],
    async () => {
      let page = await read({ limit: 30 });
      const items = [...page.items];
      for (let number = 1; number < pages && page.nextCursor; number++) {
        page = await read({ limit: 30, cursor: page.nextCursor });
        items.push(...page.items);
      }
      return { ...page, items };
    },
    options,
  );
  return { ...result, more: () => setAsked({ name, pages: pages + 1 }) };
}
