import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { outsider } from './portalPolicy';
import { slug } from './startGithub';

export const orders = 'component:default/orders';

function component(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  };
}

const entities: Entity[] = [
  component('orders', { 'github.com/project-slug': slug }),
  component('leaflets', {}),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'orders-pipeline', namespace: 'default' },
    spec: {
      type: 'pipeline',
      owner: 'shop',
      services: [orders],
      stages: [
        { name: 'commit', kind: 'commit-stage' },
        { name: 'acceptance', kind: 'deployment', environment: 'uat' },
        { name: 'production', kind: 'deployment', environment: 'production' },
      ],
    },
  },
];

function seesOrders({ principal }: BackstageCredentials): boolean {
  const { userEntityRef } = principal as { userEntityRef?: string };
  return userEntityRef !== outsider;
}

/** A catalog that hides `orders` from the outsider, as the policy has it. */
export const portalCatalog = createServiceFactory({
  service: catalogServiceRef,
  deps: {},
  factory: () => {
    const catalog = catalogServiceMock({ entities });
    const streamAll = catalog.streamEntities.bind(catalog);
    return Object.assign(catalog, {
      async *streamEntities(
        ...[request, options]: Parameters<typeof streamAll>
      ) {
        const all =
          !options ||
          !('credentials' in options) ||
          seesOrders(options.credentials);
        for await (const page of streamAll(request, options)) {
          yield page.filter(
            entity => all || stringifyEntityRef(entity) !== orders,
          );
        }
      },
    });
  },
});
