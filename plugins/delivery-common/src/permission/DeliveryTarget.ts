import type { EnvironmentKind } from '../environment';

/**
 * A service in an environment: what deploy permissions decide about.
 *
 * @public
 */
export interface DeliveryTarget {
  /** Entity ref of the service. */
  service: string;
  /** Entity refs of the service's owners. */
  owners: string[];
  environment: string;
  kind: EnvironmentKind;
}

/** `component:default/catalog@uat` @public */
export function deliveryTargetRef(
  target: Pick<DeliveryTarget, 'service' | 'environment'>,
): string {
  return `${target.service}@${target.environment}`;
}

/** Undefined for what is no reference of a target. @public */
export function parseDeliveryTargetRef(
  ref: string,
): Pick<DeliveryTarget, 'service' | 'environment'> | undefined {
  const at = ref.lastIndexOf('@');
  return at > 0 && at < ref.length - 1
    ? { service: ref.slice(0, at), environment: ref.slice(at + 1) }
    : undefined;
}
