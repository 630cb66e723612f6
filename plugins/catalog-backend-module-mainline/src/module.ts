import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { DeliveryEntitiesProcessor } from './DeliveryEntitiesProcessor';
import { deliveryModelLayer } from './deliveryModelLayer';

/**
 * Resources of `spec.type` environment and pipeline, validated with a sentence per mistake.
 *
 * `provideStaticCatalogModel` would do for the model layer, but its module id can be taken only once in a backend.
 *
 * @public
 */
export const catalogModuleMainline = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'mainline',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ config, model, processing }) {
        const vocabulary = {
          platforms: config.getOptionalStringArray('delivery.platforms'),
        };
        model.addModelSource(
          CatalogModelSources.static([deliveryModelLayer(vocabulary)]),
        );
        processing.addProcessor(new DeliveryEntitiesProcessor(vocabulary));
      },
    });
  },
});
