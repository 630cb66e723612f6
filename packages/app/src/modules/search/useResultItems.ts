import { useMemo } from 'react';
import { appTreeApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  type SearchResultItemExtensionComponent,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import type { SearchResult } from '@backstage/plugin-search-common';

/** How the plugins draw what is found: the items that are attached to the search page, the first that fits. */
export function useResultItems(): (
  result: SearchResult,
) => SearchResultItemExtensionComponent | undefined {
  const appTree = useApi(appTreeApiRef);
  return useMemo(() => {
    const { tree } = appTree.getTree();
    const attached =
      tree.nodes.get('page:search')?.edges.attachments.get('items') ?? [];
    const items = attached.flatMap(
      node =>
        node.instance?.getData(SearchResultListItemBlueprint.dataRefs.item) ??
        [],
    );
    return result => items.find(item => item.predicate?.(result))?.component;
  }, [appTree]);
}
