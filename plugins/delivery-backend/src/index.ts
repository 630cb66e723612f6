/**
 * Deploys services, and answers what is where. With the conditions that a permission policy decides with.
 *
 * @packageDocumentation
 */
export { deliveryPlugin as default } from './plugin';
export {
  createDeliveryTargetConditionalDecision,
  deliveryTargetConditions,
  deliveryTargetResourceRef,
  deliveryTargetRules,
} from './permissions';
export type { DeliveryTargetQuery } from './permissions';
