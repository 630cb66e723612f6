import type { LoggerService } from '@backstage/backend-plugin-api';
import { checkInRef } from '@mainline/backstage-plugin-ci-common';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  DeliveryTarget,
  DeploymentOrder,
  Obstacle,
  VersionRef,
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
import { carriedArtifact } from './carriedArtifact';
import { compareVersions } from './compareVersions';
import { explanationOf } from './explanationOf';
import { findVisibleService } from './findVisibleService';
import { underwayThere, unknownEnvironment, unknownService } from './obstacles';
import { planDeployment } from './planDeployment';
import { remarksOn } from './remarksOn';
import { resolveAsked } from './resolveAsked';
import type { ResolvedAsked } from './resolveAsked';
import { stageObstacles } from './stageObstacles';

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
      ...(isEnvironment(order, setup)
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
    return this.#weigh({ order, known, asked, target, obstacles });
  }

  /** The version is known, or why it is not: what it would do there, and what stops it. */
  async #weigh(options: {
    order: DeploymentOrder;
    known: KnownService;
    asked: ResolvedAsked;
    target: DeliveryTarget;
    obstacles: Obstacle[];
  }): Promise<Examination> {
    const { order, known, asked, target } = options;
    const { environment } = target;
    const { facts, folded } = asked;
    const version = versionRefOf(asked);
    const cell = folded.cells.find(
      each => each.environment === environment,
    ) ?? { environment };
    const planned = await planDeployment({
      order,
      environment,
      ...this.#deployerOf(known, facts),
      logger: this.#options.logger,
    });
    const underway = facts.own.find(
      each => !isEnded(each) && each.environment === environment,
    );
    const artifact = version
      ? carriedArtifact(folded.deployments, version)
      : {};
    const obstacles = [
      ...options.obstacles,
      ...(version ? stageObstacles(folded, version, environment) : []),
      ...(artifact.obstacle ? [artifact.obstacle] : []),
      ...(planned.obstacle ? [planned.obstacle] : []),
      ...(underway ? [underwayThere(underway)] : []),
    ];
    const comparison = version
      ? compareVersions(folded.candidates, version.sha, cell.current)
      : { changes: [] };
    const explanation = explanationOf(order, {
      row: known.row,
      version,
      digest: artifact.digest,
      current: cell.current,
      ...comparison,
      obstacles,
      remarks: version ? remarksOn(version, comparison.direction, cell) : [],
      plan: planned.plan,
    });
    if (!version || !planned.plan || obstacles.length > 0) {
      return { explanation, target };
    }
    return {
      explanation,
      target,
      ready: {
        asked: {
          service: target.service,
          environment,
          version: order.version.trim(),
        },
        target,
        serviceName: known.row.name,
        ...version,
        digest: artifact.digest,
        repositoryId: facts.ci.repository?.id,
        deployer: planned.deployer.id,
        plan: planned.plan,
        explanation,
      },
    };
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

function isEnvironment(order: DeploymentOrder, setup: DeliverySetup): boolean {
  return setup.environments.some(each => each.name === order.environment);
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

function versionRefOf({ resolved }: ResolvedAsked) {
  return (
    resolved &&
    ({
      version: resolved.version,
      sha: resolved.checkIn.sha,
      checkIn: checkInRef(resolved.checkIn),
    } satisfies VersionRef)
  );
}
