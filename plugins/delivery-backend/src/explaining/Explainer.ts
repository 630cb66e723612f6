import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type {
  DeliveryTarget,
  DeploymentOrder,
} from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type {
  DeliveryCatalog,
  DeliverySetup,
  ServiceEntities,
  ServiceEntity,
  ServiceRow,
} from '../directory';
import { readServiceFacts } from '../projection';
import type { ServiceFacts } from '../projection';
import type { Examination } from '../requests/ReadyDeployment';
import { explanationOf } from './explanationOf';
import { findVisibleService } from './findVisibleService';
import { unknownEnvironment, unknownService } from './obstacles';
import { planDeployment } from './planDeployment';
import { resolveAsked } from './resolveAsked';
import type { ResolvedAsked } from './resolveAsked';
import { versionRefOf, weighOrder } from './weighOrder';

/** A service that the reader may see. */
interface KnownService {
  row: ServiceRow;
  entity: ServiceEntity;
}

/**
 * Looks into an order before anything is done: what it resolves to, what would change, what stops it. From the facts of this
 * moment, not from computed rows. Whether the reader may do it, is asked elsewhere.
 */
export class Explainer {
  readonly #options: {
    knex: Knex;
    ci: CiApi;
    deliveryCatalog: DeliveryCatalog;
    entities: ServiceEntities;
    deployers: Deployer[];
    logger: LoggerService;
  };

  constructor(options: {
    knex: Knex;
    ci: CiApi;
    deliveryCatalog: DeliveryCatalog;
    entities: ServiceEntities;
    deployers: Deployer[];
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** Throws `ServiceUnavailableError` where ci can't be asked; all else that stops the order is an obstacle. */
  async examine(
    order: DeploymentOrder,
    visible: Visibility,
  ): Promise<Examination> {
    const setup = await this.#options.deliveryCatalog.read();
    const known = await this.#findService(order, visible);
    const target = targetOf(order, known, setup);
    const obstacles = [
      ...(known ? [] : [unknownService(order.service)]),
      ...(setup.environments.some(each => each.name === order.environment)
        ? []
        : [unknownEnvironment(order.environment, setup.environments)]),
    ];
    if (!known) return { explanation: explanationOf(order, { obstacles }) };

    const asked = await this.#resolve(order, known, setup);
    if (asked.obstacle) obstacles.push(asked.obstacle);
    if (!target) {
      const version = versionRefOf(asked);
      const explanation = explanationOf(order, {
        row: known.row,
        version,
        obstacles,
      });
      return { explanation };
    }
    const planned = await planDeployment({
      order,
      environment: target.environment,
      ...this.#deployerOf(known, asked.facts),
      logger: this.#options.logger,
    });
    return weighOrder({
      order,
      row: known.row,
      asked,
      target,
      planned,
      obstacles,
    });
  }

  async #findService(
    order: DeploymentOrder,
    visible: Visibility,
  ): Promise<KnownService | undefined> {
    const { knex, entities } = this.#options;
    const row = await findVisibleService(knex, order.service, visible);
    const entity =
      row && (await entities.find([row.entity_ref])).get(row.entity_ref);
    return row && entity && { row, entity };
  }

  #resolve(
    order: DeploymentOrder,
    known: KnownService,
    setup: DeliverySetup,
  ): Promise<ResolvedAsked> {
    const entityRef = known.row.entity_ref;
    return resolveAsked({
      ...this.#options,
      asked: order.version,
      entityRef,
      readFacts: query =>
        readServiceFacts({
          ...this.#options,
          ...query,
          setup,
          service: { entityRef, annotations: known.entity.annotations },
        }),
      deployerOf: facts => this.#deployerOf(known, facts),
    });
  }

  #deployerOf({ row, entity }: KnownService, facts: ServiceFacts) {
    const service = {
      entityRef: row.entity_ref,
      name: row.name,
      annotations: entity.annotations,
      repository: facts.ci.repository,
    };
    const deployer = this.#options.deployers.find(each =>
      each.handles(service),
    );
    return { deployer, service };
  }
}

function targetOf(
  order: DeploymentOrder,
  known: KnownService | undefined,
  setup: DeliverySetup,
): DeliveryTarget | undefined {
  const environment = setup.environments.find(
    each => each.name === order.environment,
  );
  return (
    known &&
    environment && {
      service: known.row.entity_ref,
      owners: known.entity.owners,
      environment: environment.name,
      kind: environment.kind,
    }
  );
}
