import { DELIVERY_TARGET_RESOURCE_TYPE } from '@mainline/backstage-plugin-delivery-common';
import type { DeliveryTarget } from '@mainline/backstage-plugin-delivery-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** What a rule leaves of targets; they are decided about one by one, so it is told and asked of nobody. */
export type DeliveryTargetQuery = Partial<
  Record<'owners' | 'environments' | 'kinds', string[]>
>;

/**
 * A service in an environment, `component:default/catalog@uat`, as policies decide about it.
 *
 * @public
 */
export const deliveryTargetResourceRef = createPermissionResourceRef<
  DeliveryTarget,
  DeliveryTargetQuery
>().with({
  pluginId: 'delivery',
  resourceType: DELIVERY_TARGET_RESOURCE_TYPE,
});

const isServiceOwner = createPermissionRule({
  name: 'IS_SERVICE_OWNER',
  description: 'Allow for services that one of the claims owns',
  resourceRef: deliveryTargetResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs: of the person, and of the groups behind them'),
  }),
  apply: (target, { claims }) =>
    target.owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ owners: claims }),
});

const isEnvironment = createPermissionRule({
  name: 'IS_ENVIRONMENT',
  description: 'Allow in the environments of these names',
  resourceRef: deliveryTargetResourceRef,
  paramsSchema: z.object({
    names: z.array(z.string()).describe('Names of environments, such as uat'),
  }),
  apply: (target, { names }) => names.includes(target.environment),
  toQuery: ({ names }) => ({ environments: names }),
});

const isEnvironmentKind = createPermissionRule({
  name: 'IS_ENVIRONMENT_KIND',
  description: 'Allow in environments of these kinds',
  resourceRef: deliveryTargetResourceRef,
  paramsSchema: z.object({
    kinds: z
      .array(z.string())
      .describe('Kinds of environments, such as production'),
  }),
  apply: (target, { kinds }) => kinds.includes(target.kind),
  toQuery: ({ kinds }) => ({ kinds }),
});

/** The rules that policies may put together. @public */
export const deliveryTargetRules = {
  isServiceOwner,
  isEnvironment,
  isEnvironmentKind,
};

const exported = createConditionExports({
  resourceRef: deliveryTargetResourceRef,
  rules: deliveryTargetRules,
});

/**
 * The rules as conditions, for a policy: `deliveryTargetConditions.isServiceOwner({ claims })`.
 *
 * @public
 */
export const deliveryTargetConditions = exported.conditions;

/** A policy's decision that rests on {@link deliveryTargetConditions}. @public */
export const createDeliveryTargetConditionalDecision =
  exported.createConditionalDecision;
