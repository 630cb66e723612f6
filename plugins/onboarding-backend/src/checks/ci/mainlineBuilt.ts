import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
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
  const { defaultBranch: branch } = health;
  // ci says both of a repository that it found.
  if (!health.repositoryUrl || !branch) return repositoryUnknown;
  const link = entityPath(health.service.entityRef, '/ci');
  switch (health.state) {
    case 'passing':
      return {
        state: 'done',
        ...say('mainlineBuilt.green', { branch }),
        link,
      };
    case 'failing':
      return { state: 'done', ...say('mainlineBuilt.red', { branch }), link };
    case 'no-build':
    case 'unmapped':
      break;
    default:
      health.state satisfies never;
      return {
        state: 'cannot-tell',
        ...say('mainlineBuilt.unknownState', { state: String(health.state) }),
        link,
      };
  }
  if (health.strip.length > 0) {
    return {
      state: 'done',
      ...say('mainlineBuilt.noVerdict', { branch }),
      link,
    };
  }
  if (!health.completeUpTo) {
    return {
      state: 'cannot-tell',
      ...say('mainlineBuilt.historyIncomplete'),
      link,
    };
  }
  return {
    state: 'open',
    ...say('mainlineBuilt.never', { branch }),
    remedy: say('mainlineBuilt.addWorkflow', { branch }),
    link,
  };
}
