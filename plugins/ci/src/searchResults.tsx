import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiPulseLine } from '@remixicon/react';
import { isServiceDocument } from './components/search/isServiceDocument';

const service = SearchResultListItemBlueprint.make({
  name: 'service',
  params: {
    icon: <RiPulseLine />,
    predicate: ({ type, document }) =>
      type === 'software-catalog' && isServiceDocument(document),
    component: () => import('./components/search').then(m => m.ServiceResult),
  },
});

/** How the search shows what it finds of CI: in the place of the catalog's row where it comes before it. */
export const searchResults = [service];
