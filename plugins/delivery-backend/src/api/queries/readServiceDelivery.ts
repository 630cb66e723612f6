import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DeliveryTarget,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceRow } from '../../directory';
import { targetGone } from '../mayChange';
import type { DeliveryContext } from '../DeliveryContext';
import { cellsInOrder } from './cellsInOrder';
import { serviceInfo } from './serviceInfo';
import { targetOf } from './targetOf';

/** What is where of one service, and what its reader may do there. */
export async function readServiceDelivery(
  context: DeliveryContext,
  row: ServiceRow,
  credentials: BackstageCredentials,
): Promise<ServiceDelivery> {
  const { knex, deliveryCatalog, entities, permissions } = context;
  const { environments, pipelineOf } = await deliveryCatalog.read();
  const { pipeline, mistakes } = pipelineOf(row.entity_ref);
  const entity = (await entities.find([row.entity_ref])).get(row.entity_ref);
  const computed = await knex('service_delivery')
    .where('entity_ref', row.entity_ref)
    .first('document', 'complete_up_to', 'repository');
  const { newest, cells } = cellsInOrder(
    computed?.document ?? null,
    environments,
  );
  const targets: DeliveryTarget[] = entity
    ? environments.map(({ name, kind }) => ({
        service: row.entity_ref,
        owners: entity.owners,
        environment: name,
        kind,
      }))
    : [];
  const allowed = await permissions.decide(credentials, 'deploy', targets);
  return {
    service: serviceInfo(row),
    pipeline,
    mistakes,
    target: targetOf(context.deployers, {
      ...row,
      annotations: entity?.annotations ?? {},
      repository: computed?.repository ?? null,
    }),
    newest,
    environments: environments.map(({ title, kind }, index) => ({
      ...cells[index],
      title,
      kind,
      deploy: allowed[index] ?? targetGone(),
    })),
    completeUpTo: computed?.complete_up_to ?? undefined,
  };
}
