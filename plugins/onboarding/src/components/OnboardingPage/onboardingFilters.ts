import type { FiltersOf } from '@mainline/backstage-plugin-mainline-react';

/** What the URL of `/onboarding` may hold. */
export const onboardingFilters = {
  checklist: 'text',
  owner: 'list',
  mine: 'flag',
  open: 'flag',
  pages: 'number',
} as const;

export type OnboardingFilters = FiltersOf<typeof onboardingFilters>;
