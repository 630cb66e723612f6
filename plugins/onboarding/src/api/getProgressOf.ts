import type {
  OnboardingApi,
  ProgressPage,
  ProgressQuery,
} from '@mainline/backstage-plugin-onboarding-common';

/** The services of these owners: of nobody none, where a query without owners would be about all. */
export async function getProgressOf(
  onboarding: OnboardingApi,
  owner: string[],
  query: Omit<ProgressQuery, 'owner'>,
): Promise<ProgressPage> {
  return owner.length > 0
    ? onboarding.getProgress({ ...query, owner })
    : {
        items: [],
        totalItems: 0,
        counts: { all: 0, open: 0, complete: 0 },
      };
}
