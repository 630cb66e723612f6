import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import type { CatalogModelLayer } from '@backstage/catalog-model/alpha';
import {
  environmentJsonSchema,
  environmentType,
  pipelineJsonSchema,
  pipelineType,
} from '@mainline/backstage-plugin-delivery-common';
import type { EnvironmentVocabulary } from '@mainline/backstage-plugin-delivery-common';

/** A spec type replaces the stock Resource altogether, so the relations of a stock Resource are said again. */
const resourceRelations = [
  {
    selector: { path: 'spec.owner' },
    relation: 'ownedBy',
    defaultKind: 'Group',
    defaultNamespace: 'inherit' as const,
    allowedKinds: ['Group', 'User'],
  },
  {
    selector: { path: 'spec.dependsOn' },
    relation: 'dependsOn',
    defaultNamespace: 'inherit' as const,
  },
  {
    selector: { path: 'spec.dependencyOf' },
    relation: 'dependencyOf',
    defaultNamespace: 'inherit' as const,
  },
  {
    selector: { path: 'spec.system' },
    relation: 'partOf',
    defaultKind: 'System',
    defaultNamespace: 'inherit' as const,
  },
];

/**
 * What the catalog's model says of environments and pipelines: their shape and relations. A pipeline is a dependency of
 * its services, so that it shows on their pages.
 *
 * Its JSON schema is the second net: ajv's messages say what was expected of a path, not what to do, so
 * `DeliveryEntitiesProcessor` speaks first.
 */
export function deliveryModelLayer(
  vocabulary: EnvironmentVocabulary,
): CatalogModelLayer {
  return createCatalogModelLayer({
    layerId: 'mainline/delivery',
    builder: model =>
      model.addKindVersion({
        kind: 'Resource',
        versions: [
          {
            name: ['v1alpha1', 'v1beta1'],
            specType: environmentType,
            description: 'A place that versions of services are deployed to.',
            relationFields: resourceRelations,
            schema: { jsonSchema: environmentJsonSchema(vocabulary) },
          },
          {
            name: ['v1alpha1', 'v1beta1'],
            specType: pipelineType,
            description:
              'The stages that a release candidate of a service passes, in order.',
            relationFields: [
              ...resourceRelations,
              {
                selector: { path: 'spec.services' },
                relation: 'dependencyOf',
                defaultKind: 'Component',
                defaultNamespace: 'inherit',
                allowedKinds: ['Component'],
              },
            ],
            schema: { jsonSchema: pipelineJsonSchema() },
          },
        ],
      }),
  });
}
