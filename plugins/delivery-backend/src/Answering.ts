import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import { deliveryPermissions } from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import {
  ChangeSignal,
  VisibleServices,
} from '@mainline/backstage-plugin-mainline-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { createRouter } from './api';
import { DeliveryCatalog, ServiceEntities, ServicesRefresh } from './directory';
import { Explainer } from './explaining';
import { CiFeed } from './feed';
import type { MovedRun } from './feed';
import {
  deliveryTargetResourceRef,
  deliveryTargetRules,
  DeployPermissions,
  readTargets,
} from './permissions';
import { ServiceProjector } from './projection';
import { readAnsweringConfig } from './readAnsweringConfig';
import type { AnsweringConfig } from './readAnsweringConfig';
import type { Deployments } from './requests/Deployments';

export interface AnsweringOptions {
  knex: Knex;
  ci: CiApi;
  deployers: Deployer[];
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  events: EventsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  /** ci has new facts of these runs. */
  runsMayHaveMoved: (runs: MovedRun[]) => Promise<void>;
}

/**
 * The half that answers: which services and environments there are, what is where, what an order would do, who may do it, and
 * the API over all of that. What is done, the acting half does.
 */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #config: AnsweringConfig;
  readonly #deliveryCatalog: DeliveryCatalog;
  readonly #entities: ServiceEntities;
  readonly #signal: ChangeSignal;
  readonly #projector: ServiceProjector;
  readonly #refresh: ServicesRefresh;
  readonly #feed: CiFeed;

  static create(options: AnsweringOptions): Answering {
    return new Answering(options, readAnsweringConfig(options.config));
  }

  private constructor(options: AnsweringOptions, config: AnsweringConfig) {
    const { auth, catalog } = options;
    this.#options = options;
    this.#config = config;
    this.#deliveryCatalog = new DeliveryCatalog({
      auth,
      catalog,
      platforms: config.platforms,
    });
    this.#entities = new ServiceEntities({ auth, catalog });
    this.#signal = new ChangeSignal({
      ...options,
      channel: 'delivery:changes',
    });
    const common = { ...options, deliveryCatalog: this.#deliveryCatalog };
    this.#projector = new ServiceProjector({
      ...common,
      onServicesChanged: entityRefs => this.#signal.servicesChanged(entityRefs),
    });
    const project = () => this.#projector.kick();
    this.#refresh = new ServicesRefresh({
      ...common,
      onServicesChanged: project,
    });
    this.#feed = new CiFeed({ ...common, onServicesChanged: project });
    this.#offerPermissions();
  }

  /** Something that these services' rows rest on was committed: they are computed again, and pages are told at once. */
  servicesChanged(entityRefs: string[]): void {
    this.#signal.servicesChanged(entityRefs);
    this.#projector.kick();
  }

  createRouter(deployments: Deployments): Router {
    const options = this.#options;
    const context = {
      ...options,
      deployments,
      deliveryCatalog: this.#deliveryCatalog,
      entities: this.#entities,
      permissions: new DeployPermissions({
        ...options,
        config: this.#config.permissions,
      }),
      visibleServices: new VisibleServices(options),
    };
    return createRouter({ ...context, explainer: new Explainer(context) });
  }

  async start(): Promise<void> {
    const { scheduler, events } = this.#options;
    await this.#projector.forgetComputed();
    await this.#refresh.schedule(scheduler, this.#config.refreshEvery);
    await this.#feed.schedule(scheduler, this.#config.readFeedEvery);
    await this.#feed.subscribe(events);
    await this.#projector.schedule(scheduler, { seconds: 15 });
  }

  /** Brings everything up to this moment, without waiting for the schedule. */
  async settle(): Promise<void> {
    await this.#refresh.refresh();
    await this.#feed.readOn();
    await this.#projector.projectDue();
  }

  async stop(): Promise<void> {
    await this.#feed.stop();
    await this.#projector.stop();
    this.#signal.stop();
  }

  #offerPermissions(): void {
    const sources = {
      deliveryCatalog: this.#deliveryCatalog,
      entities: this.#entities,
    };
    this.#options.permissionsRegistry.addResourceType({
      resourceRef: deliveryTargetResourceRef,
      permissions: deliveryPermissions,
      rules: Object.values(deliveryTargetRules),
      getResources: refs => readTargets(refs, sources),
    });
  }
}
