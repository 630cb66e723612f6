import type { Outcome } from '@mainline/backstage-plugin-ci-common';
import type { FiltersOf } from '@mainline/backstage-plugin-mainline-react';

/** What the URL of the tab may hold beside the view. */
export const runFilters = {
  event: 'list',
  branch: 'list',
  workflow: 'list',
  outcome: 'list',
  actor: 'list',
} as const;

export type RunFilters = FiltersOf<typeof runFilters>;

export const outcomes: Outcome[] = [
  'failing',
  'passing',
  'running',
  'waiting',
  'cancelled',
  'skipped',
  'neutral',
  'unknown',
];
