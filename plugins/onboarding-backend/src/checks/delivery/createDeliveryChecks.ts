import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import { deployedOnce } from './deployedOnce';
import { readMatrix } from './readMatrix';
import { readPipelines } from './readPipelines';
import { wayToProduction } from './wayToProduction';

/** The checks that ask delivery; both by the same few requests. */
export function createDeliveryChecks(options: {
  delivery: DeliveryApi;
  auth: AuthService;
  catalog: CatalogService;
}): OnboardingCheck[] {
  const { delivery } = options;
  return [
    {
      id: 'delivery.way-to-production',
      title: 'Its way to production is declared',
      check: async (services, context) => {
        const { environments, rows } = await readMatrix(delivery, context);
        const pipelines = await readPipelines(options, context);
        return new Map(
          services.map(({ entityRef: ref }) => [
            ref,
            wayToProduction(rows.get(ref), environments, pipelines.get(ref)),
          ]),
        );
      },
    },
    {
      id: 'delivery.deployed-once',
      title: 'It was deployed once',
      check: async (services, context) => {
        const { environments, rows } = await readMatrix(delivery, context);
        return new Map(
          services.map(({ entityRef: ref }) => [
            ref,
            deployedOnce(rows.get(ref), environments),
          ]),
        );
      },
    },
  ];
}
