import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';

/** What is said of everything that rests on a repository, where there is none: mending that comes first. */
export const repositoryUnknown: CheckResult = {
  state: 'cannot-tell',
  ...say('ci.repositoryUnknown'),
};
