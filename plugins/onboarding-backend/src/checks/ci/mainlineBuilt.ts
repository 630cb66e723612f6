import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { entityPath } from '../entityPath';
import { repositoryUnknown } from './repositoryUnknown';

/** Whether a run ever counted for mainline. Red is built, too. */
export function mainlineBuilt(
  health: Pick<
    ServiceHealth,
    | 'service'
    | 'state'
    | 'strip'
    | 'repositoryUrl'
    | 'completeUpTo'
    | 'defaultBranch'
  >,
): CheckResult {
  const { defaultBranch: branch = 'the default branch' } = health;
  const link = entityPath(health.service.entityRef, '/ci');
  switch (health.state) {
    case 'passing':
    case 'failing':
      return {
        state: 'done',
        sentence: `Workflows build ${branch}: it is ${
          health.state === 'passing' ? 'green' : 'red'
        } at present.`,
        link,
      };
    case 'no-build':
    case 'unmapped':
      break;
    default:
      health.state satisfies never;
      return {
        state: 'cannot-tell',
        sentence: `The state of its mainline is not known here: ${String(
          health.state,
        )}.`,
        link,
      };
  }
  if (health.strip.length > 0) {
    return {
      state: 'done',
      sentence: `${branch} was built; no build has said red or green of late.`,
      link,
    };
  }
  if (!health.repositoryUrl) return repositoryUnknown;
  if (!health.completeUpTo) {
    return {
      state: 'cannot-tell',
      sentence: 'The history of its builds is still coming in.',
      link,
    };
  }
  return {
    state: 'open',
    sentence: `No workflow has built ${branch} yet.`,
    remedy: {
      sentence: `Add a workflow to .github/workflows that runs on push to ${branch}. A nightly or manual run does not count.`,
    },
    link,
  };
}
