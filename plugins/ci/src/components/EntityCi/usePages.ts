import { useState } from 'react';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import { useLiveData } from '@mainline/backstage-plugin-mainline-react';

/**
 * A list that grows page by page and stays up to date as a whole.
 *
 * @param key - what identifies the list; another key starts at its first page
 */
export function usePages<T>(
  key: readonly string[],
  read: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
) {
  const name = key.join('\n');
  const [asked, setAsked] = useState({ name, pages: 1 });
  const pages = asked.name === name ? asked.pages : 1;

  const result = useLiveData<Page<T>>([...key, pages], async () => {
    let page = await read({ limit: 30 });
    const items = [...page.items];
    for (let number = 1; number < pages && page.nextCursor; number++) {
      page = await read({ limit: 30, cursor: page.nextCursor });
      items.push(...page.items);
    }
    return { ...page, items };
  });
  return { ...result, more: () => setAsked({ name, pages: pages + 1 }) };
}
