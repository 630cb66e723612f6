import type { Entity } from '@backstage/catalog-model';

/** The Component of a fixture's service. */
export function serviceEntity(
  service: { name: string; owner?: string; system?: string },
  annotations?: Record<string, string>,
): Entity {
  const { name, owner, system } = service;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: {
      type: 'service',
      lifecycle: 'production',
      ...(owner ? { owner } : {}),
    },
    relations: [
      ...(owner ? [{ type: 'ownedBy', targetRef: owner }] : []),
      ...(system ? [{ type: 'partOf', targetRef: system }] : []),
    ],
  };
}
