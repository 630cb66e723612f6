import { ConfigReader } from '@backstage/config';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  ciOnItPermission,
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { deliveryTargetRules } from '@mainline/backstage-plugin-delivery-backend';
import {
  deploymentCancelPermission,
  deploymentCreatePermission,
} from '@mainline/backstage-plugin-delivery-common';
import type { DeliveryTarget } from '@mainline/backstage-plugin-delivery-common';
import {
  onboardingServiceRules,
  type OnboardingServiceResource,
} from '@mainline/backstage-plugin-onboarding-backend';
import { onboardingItemConfirmPermission } from '@mainline/backstage-plugin-onboarding-common';
import { DeployPolicy } from './DeployPolicy';
import { readDeployPolicyConfig } from './readDeployPolicyConfig';

const isAllowed = createConditionAuthorizer(Object.values(deliveryTargetRules));
const mayConfirm = createConditionAuthorizer(
  Object.values(onboardingServiceRules),
);

const catalog = {
  service: 'component:default/catalog',
  owners: ['group:default/storefront'],
};
const uat: DeliveryTarget = { ...catalog, environment: 'uat', kind: 'uat' };
const production: DeliveryTarget = {
  ...catalog,
  environment: 'production',
  kind: 'production',
};

function aUser(ref: string, ...groups: string[]): PolicyQueryUser {
  return {
    info: { userEntityRef: ref, ownershipEntityRefs: [ref, ...groups] },
    credentials: mockCredentials.user(ref),
    identity: {
      type: 'user',
      userEntityRef: ref,
      ownershipEntityRefs: [ref, ...groups],
    },
    token: '',
  } as PolicyQueryUser;
}

const nobody = undefined;
const guest = aUser('user:development/guest');
const owner = aUser('user:default/anna', 'group:default/storefront');
const other = aUser('user:default/otto', 'group:default/payments');
const release = aUser('user:default/rita', 'group:default/release');
const operator = aUser('user:default/olga', 'group:default/platform');
const ownerAndRelease = aUser(
  'user:default/both',
  'group:default/storefront',
  'group:default/release',
);

describe('DeployPolicy', () => {
  function aPolicy(deployPolicy: object) {
    return new DeployPolicy(
      readDeployPolicyConfig(new ConfigReader({ portal: { deployPolicy } })),
    );
  }

  const cases: Array<
    [string, PolicyQueryUser | undefined, object, boolean, boolean]
  > = [
    // who, with which configuration, uat, production
    ['nobody', nobody, {}, false, false],
    ['a guest', guest, {}, false, false],
    ['a guest of a demo', guest, { guests: true }, true, true],
    ['the owner', owner, {}, true, false],
    ['a member of another team', other, {}, false, false],
    ['the release group', release, {}, false, true],
    ['an owner of the release group', ownerAndRelease, {}, true, true],
    [
      'a group that is not the configured one',
      release,
      { releaseGroup: 'group:default/operations' },
      false,
      false,
    ],
    ['the configured group', other, { releaseGroup: 'payments' }, false, true],
  ];

  it.each(cases)(
    'lets %s deploy and cancel as the table says',
    async (_, user, config, toUat, toProduction) => {
      for (const permission of [
        deploymentCreatePermission,
        deploymentCancelPermission,
      ]) {
        const decision = await aPolicy(config).handle({ permission }, user);
        expect([
          isAllowed(decision, uat),
          isAllowed(decision, production),
        ]).toEqual([toUat, toProduction]);
      }
    },
  );

  it.each([
    ['nobody', nobody, {}, false],
    ['a guest', guest, {}, false],
    ['a guest of a demo', guest, { guests: true }, true],
    ['somebody of any team', other, {}, true],
  ])(
    'lets %s say that they are on a red mainline as the table says',
    async (_, user, config, allowed) => {
      expect(
        await aPolicy(config).handle({ permission: ciOnItPermission }, user),
      ).toEqual({
        result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      });
    },
  );

  it.each<[string, PolicyQueryUser | undefined, object, boolean]>([
    ['nobody', nobody, {}, false],
    ['a guest', guest, {}, false],
    ['a guest of a demo', guest, { guests: true }, true],
    ['whoever owns a service', owner, {}, false],
    ['the platform group', operator, {}, true],
    ['it, where another operates', operator, { operatorGroup: 'sre' }, false],
    [
      'the configured group',
      release,
      { operatorGroup: 'group:default/release' },
      true,
    ],
  ])('lets %s operate as the table says', async (_, user, config, isLet) => {
    for (const permission of [
      ciOperationsReadPermission,
      ciOperationsUpdatePermission,
    ]) {
      expect(await aPolicy(config).handle({ permission }, user)).toEqual({
        result: isLet ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      });
    }
  });

  it.each<[string, PolicyQueryUser | undefined, object, boolean]>([
    ['nobody', nobody, {}, false],
    ['a guest', guest, {}, false],
    ['a guest of a demo', guest, { guests: true }, true],
    ['the owner', owner, {}, true],
    ['a member of another team', other, {}, false],
    ['the release group', release, {}, false],
  ])(
    'lets %s confirm items of a checklist as the table says',
    async (_, user, config, isLet) => {
      const decision = await aPolicy(config).handle(
        { permission: onboardingItemConfirmPermission },
        user,
      );
      const resource: OnboardingServiceResource = catalog;
      expect(mayConfirm(decision, resource)).toBe(isLet);
    },
  );

  it('allows all that is about neither deployments nor checklists', async () => {
    const basic = createPermission({ name: 'a.b', attributes: {} });
    for (const permission of [catalogEntityReadPermission, basic]) {
      expect(await aPolicy({}).handle({ permission }, other)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });
});
