import { refsOf } from '../../madeUp/MadeUpOrganisation';

/** What is asked, and what it is called in the figures. */
export interface Question {
  metric: string;
  path: string;
}

/** The catalog's own list of as many components. */
export const yardstick: Question = {
  metric: 'catalog-first-page',
  path: '/api/catalog/entities/by-query?limit=50&filter=kind=component&orderField=metadata.name,asc',
};

export const firstPage: Question = {
  metric: 'ci-first-page',
  path: '/api/ci/services?limit=50',
};

/** The service with the longest history. */
const longest = `/api/ci/services/component/default/${
  refsOf(0).service.split('/')[1]
}`;

/** @param cursor - of the second page */
export function furtherQuestions(cursor: string): Question[] {
  const { team } = refsOf(0);
  return [
    {
      metric: 'ci-second-page',
      path: `${firstPage.path}&cursor=${encodeURIComponent(cursor)}`,
    },
    {
      metric: 'ci-by-owner',
      path: `${firstPage.path}&owner=${encodeURIComponent(team)}`,
    },
    { metric: 'ci-by-state', path: `${firstPage.path}&state=failing` },
    { metric: 'ci-search', path: `${firstPage.path}&q=service-0001` },
    { metric: 'service-check-ins', path: `${longest}/check-ins` },
    { metric: 'service-runs', path: `${longest}/runs` },
    { metric: 'self-check-overview', path: '/api/ci/self-check' },
    { metric: 'summary', path: '/api/ci/summary' },
  ];
}
