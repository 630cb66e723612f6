import type {
  CiApi,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import { mainlineBuilt } from './mainlineBuilt';
import { readHealth } from './readHealth';
import { repositoryFound } from './repositoryFound';
import { testsSeen } from './testsSeen';
import { webhookArrived } from './webhookArrived';

const notListed: CheckResult = {
  state: 'cannot-tell',
  ...say('ci.notListed'),
};

/** The checks that ask ci; all of them by the same few requests. */
export function createCiChecks(ci: CiApi): OnboardingCheck[] {
  const rules: Array<
    [id: string, title: string, rule: (health: ServiceHealth) => CheckResult]
  > = [
    ['ci.repository-found', 'Its repository is found', repositoryFound],
    ['ci.webhook-arrived', 'A webhook arrived', webhookArrived],
    ['ci.mainline-built', 'Mainline was built', mainlineBuilt],
    ['ci.tests-seen', 'Tests were seen', testsSeen],
  ];
  return rules.map(([id, title, rule]) => ({
    id,
    title,
    check: async (services, context) => {
      const health = await readHealth(ci, context);
      return new Map(
        services.map(({ entityRef }) => {
          const known = health.get(entityRef);
          return [entityRef, known ? rule(known) : notListed];
        }),
      );
    },
  }));
}
