import { Readable } from 'node:stream';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';
import { environmentDocument } from './environmentDocument';

/**
 * Environments, as the delivery backend has them. One that was written down is found by who may read its Resource in the
 * catalog; one that is there by convention alone holds nothing to be kept from anybody, as on the pages.
 */
export class EnvironmentCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'environment';
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #options: {
    delivery: Pick<DeliveryApi, 'getEnvironments'>;
    locationTemplate: string;
  };

  constructor(options: {
    delivery: Pick<DeliveryApi, 'getEnvironments'>;
    /** Where an environment is shown; `:name` stands for its name. */
    locationTemplate: string;
  }) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents() {
    const { delivery, locationTemplate } = this.#options;
    const { environments } = await delivery.getEnvironments();
    for (const environment of environments) {
      yield environmentDocument(environment, locationTemplate);
    }
  }
}
