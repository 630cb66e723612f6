import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiServerLine } from '@remixicon/react';

const environment = SearchResultListItemBlueprint.make({
  name: 'environment',
  params: {
    icon: <RiServerLine />,
    predicate: result => result.type === 'environment',
    component: () =>
      import('./components/search').then(m => m.EnvironmentResult),
  },
});

const environmentType = SearchFilterResultTypeBlueprint.make({
  name: 'environment',
  params: {
    value: 'environment',
    name: 'Environments',
    icon: <RiServerLine />,
  },
});

/** How the search shows what it finds of delivery. */
export const searchResults = [environment, environmentType];
