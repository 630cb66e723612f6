import { parseDeliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import type { DeliveryTarget } from '@mainline/backstage-plugin-delivery-common';
import type { DeliveryCatalog, ServiceEntities } from '../directory';

/**
 * Targets by their refs, as the catalog has service and environment at this moment; undefined where it has not.
 * What policies decide about.
 */
export async function readTargets(
  refs: string[],
  sources: { deliveryCatalog: DeliveryCatalog; entities: ServiceEntities },
): Promise<Array<DeliveryTarget | undefined>> {
  const parsed = refs.map(parseDeliveryTargetRef);
  const { environments } = await sources.deliveryCatalog.read();
  const entities = await sources.entities.find(
    parsed.flatMap(each => each?.service ?? []),
  );
  return parsed.map(each => {
    const entity = each && entities.get(each.service);
    const environment = environments.find(
      ({ name }) => name === each?.environment,
    );
    if (!each || !entity || !environment) return undefined;
    return { ...each, owners: entity.owners, kind: environment.kind };
  });
}
