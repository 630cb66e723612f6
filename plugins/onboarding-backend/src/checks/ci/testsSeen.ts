import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
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
      sentence: 'The self-check has not answered yet.',
      link,
    };
  }
  switch (selfCheck.tested) {
    case 'yes':
      return {
        state: 'done',
        sentence: 'The self-check sees tests run on its changes.',
        link,
      };
    case 'no':
      return {
        state: 'open',
        sentence: 'The self-check sees changes that no test ran on.',
        remedy: {
          sentence:
            'Run the tests in a job or step whose name says so, on every push; or tell the rules of the self-check what your tests are called.',
        },
        link,
      };
    case 'not-enough-data':
      return {
        state: 'cannot-tell',
        sentence: selfCheck.dormant
          ? 'Nobody has changed it of late, so no test had to run.'
          : 'The self-check has not seen enough builds to say.',
        link,
      };
    default:
      selfCheck.tested satisfies never;
      return {
        state: 'cannot-tell',
        sentence: `The self-check answers with a word not known here: ${String(
          selfCheck.tested,
        )}.`,
        link,
      };
  }
}
