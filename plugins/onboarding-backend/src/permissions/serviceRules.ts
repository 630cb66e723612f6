import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { ONBOARDING_SERVICE_RESOURCE_TYPE } from '@mainline/backstage-plugin-onboarding-common';
import { z } from 'zod';

/** A service, as policies decide about it. @public */
export interface OnboardingServiceResource {
  /** Entity ref. */
  service: string;
  /** Entity refs of all its owners, as the catalog has them at this moment. */
  owners: string[];
}

/** What a rule leaves of services; they are decided about one by one, so it is told and asked of nobody. @public */
export type OnboardingServiceQuery = { owners?: string[] };

/** @public */
export const onboardingServiceResourceRef = createPermissionResourceRef<
  OnboardingServiceResource,
  OnboardingServiceQuery
>().with({
  pluginId: 'onboarding',
  resourceType: ONBOARDING_SERVICE_RESOURCE_TYPE,
});

const isServiceOwner = createPermissionRule({
  name: 'IS_SERVICE_OWNER',
  description: 'Allow for services that one of the claims owns',
  resourceRef: onboardingServiceResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs: of the person, and of the groups behind them'),
  }),
  apply: (resource, { claims }) =>
    resource.owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ owners: claims }),
});

/** The rules that policies may put together. @public */
export const onboardingServiceRules = { isServiceOwner };

const exported = createConditionExports({
  resourceRef: onboardingServiceResourceRef,
  rules: onboardingServiceRules,
});

/**
 * The rules as conditions, for a policy: `onboardingServiceConditions.isServiceOwner({ claims })`.
 *
 * @public
 */
export const onboardingServiceConditions = exported.conditions;

/** A policy's decision that rests on {@link onboardingServiceConditions}. @public */
export const createOnboardingServiceConditionalDecision =
  exported.createConditionalDecision;
