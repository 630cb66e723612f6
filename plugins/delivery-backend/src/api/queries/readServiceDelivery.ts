import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type {
  DeliveryTarget,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceEntity, ServiceRow } from '../../directory';
import { targetGone } from '../mayChange';
import type { DeliveryContext } from '../DeliveryContext';
import { cellsInOrder } from './cellsInOrder';
import { serviceInfo } from './serviceInfo';

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
    target: targetOf(context, row, entity, parse(computed?.repository)),
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

/** From what is known already: a page view asks no source. */
function targetOf(
  { deployers }: DeliveryContext,
  row: ServiceRow,
  entity: ServiceEntity | undefined,
  repository: RepositoryFact | undefined,
): ServiceDelivery['target'] {
  const service = {
    entityRef: row.entity_ref,
    name: row.name,
    annotations: entity?.annotations ?? {},
    repository,
  };
  const deployer = deployers.find(each => each.handles(service));
  if (!deployer) {
    return {
      possible: false,
      sentence: repository
        ? `Nothing installed here deploys from ${repository.host}: install a deployer that does.`
        : 'Its repository is not known yet, so nothing can deploy it: see what CI says of the service.',
    };
  }
  const target = deployer.target(service);
  return target.possible ? { ...target, deployer: deployer.id } : target;
}

function parse(
  document: string | null | undefined,
): RepositoryFact | undefined {
  return document ? JSON.parse(document) : undefined;
}
