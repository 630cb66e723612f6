import type { Entity } from '@backstage/catalog-model';

/** A Component as the catalog gives it. */
export function aComponent(
  name: string,
  options: {
    annotations?: Record<string, string>;
    title?: string;
    owner?: string;
    system?: string;
    type?: string;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      title: options.title,
      annotations: options.annotations ?? {
        'github.com/project-slug': `acme/${name}`,
      },
    },
    spec: { type: options.type ?? 'service', lifecycle: 'production' },
    relations: [
      ...(options.owner ? [{ type: 'ownedBy', targetRef: options.owner }] : []),
      ...(options.system
        ? [{ type: 'partOf', targetRef: options.system }]
        : []),
    ],
  };
}
