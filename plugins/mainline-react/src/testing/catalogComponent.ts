import type { Entity } from '@backstage/catalog-model';

/** The entity whose tab or card is tested. */
export const catalogComponent: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'catalog', namespace: 'default' },
  spec: { type: 'service' },
};
