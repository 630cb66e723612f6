import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { entityPath } from '../entityPath';
import { repositoryUnknown } from './repositoryUnknown';

/** The second question of the self-check: does a suite of tests validate the changes? */
export function testsSeen(
  health: Pick<ServiceHealth, 'service' | 'repositoryUrl' | 'selfCheck'>,
): CheckResult {
  const { selfCheck } = health;
  const link = entityPath(health.service.entityRef, '/ci');
  if (!health.repositoryUrl) return repositoryUnknown;
  if (!selfCheck) {
    return {
      state: 'cannot-tell',
      ...say('testsSeen.notAnswered'),
      link,
    };
  }
  switch (selfCheck.tested) {
    case 'yes':
      return { state: 'done', ...say('testsSeen.yes'), link };
    case 'no':
      return {
        state: 'open',
        ...say('testsSeen.no'),
        remedy: say('testsSeen.runTests'),
        link,
      };
    case 'not-enough-data':
      return {
        state: 'cannot-tell',
        ...say(
          selfCheck.dormant ? 'testsSeen.dormant' : 'testsSeen.notEnoughData',
        ),
        link,
      };
    default:
      selfCheck.tested satisfies never;
      return {
        state: 'cannot-tell',
        ...say('testsSeen.unknownAnswer', {
          answer: String(selfCheck.tested),
        }),
        link,
      };
  }
}
