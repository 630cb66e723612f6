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
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { AuthorizedCiQueries, createRouter, DatabaseCiQueries } from './api';
import type { JobReader } from './api';
import {
  CatalogServiceDirectory,
  DirectoryRefresh,
  readServiceFilter,
} from './directory';
import { ciPermissions } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import { OnItActions } from './onIt';
import { createOperations } from './operations';
import { CiPermissions } from './permission';
import { HealthProjector } from './projection';
import { Retention } from './retention';
import { SelfCheckProjector } from './selfCheck';
import {
  ChangeSignal,
  VisibleServices,
} from '@mainline/backstage-plugin-mainline-node';
import { readAnsweringConfig } from './readAnsweringConfig';
import type { AnsweringConfig } from './readAnsweringConfig';

export interface AnsweringOptions {
  knex: Knex;
  auditor: AuditorService;
  config: RootConfigService;
  logger: LoggerService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  scheduler: SchedulerService;
  signals: SignalsService;
  sources: CiSource[];
  /** Told where there is something to do at once; absent: it is done at the next round. */
  collecting?: {
    /** There may be something new to read: a repository to look for, or one that somebody asked for. */
    lookNow(): void;
    /** There may be something to apply. */
    applyNow(): void;
  };
  now?: () => Date;
}

/**
 * The half that answers: which services there are, their health computed from the facts that the collecting half keeps,
 * and the API over both.
 */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #config: AnsweringConfig;
  readonly #signal: ChangeSignal;
  readonly #projector: HealthProjector;
  readonly #refresh: DirectoryRefresh;
  readonly #selfCheckProjector: SelfCheckProjector;
  readonly #retention: Retention;
  readonly #now: () => Date;

  static create(options: AnsweringOptions): Answering {
    return new Answering(options, readAnsweringConfig(options.config));
  }

  private constructor(options: AnsweringOptions, config: AnsweringConfig) {
    const { knex, logger, auth, catalog, sources } = options;
    this.#options = options;
    this.#config = config;
    this.#now = options.now ?? (() => new Date());
    options.permissionsRegistry.addPermissions(ciPermissions);
    this.#signal = new ChangeSignal({
      channel: 'ci:changes',
      signals: options.signals,
      logger,
    });
    this.#projector = new HealthProjector({
      knex,
      logger,
      windowDays: config.windowDays,
      onServicesChanged: entityRefs => this.#signal.servicesChanged(entityRefs),
    });
    this.#selfCheckProjector = new SelfCheckProjector({
      knex,
      logger,
      config: config.selfCheck,
      onServicesChanged: entityRefs => this.#signal.servicesChanged(entityRefs),
      now: this.#now,
    });
    this.#retention = new Retention({
      knex,
      logger,
      config: config.retention,
      windowDays: config.windowDays,
      historyDays: config.historyDays,
      selfCheck: config.selfCheck,
      now: this.#now,
    });
    this.#refresh = new DirectoryRefresh({
      knex,
      logger,
      directory: new CatalogServiceDirectory({
        catalog,
        auth,
        filter: readServiceFilter(options.config),
        mapping: {
          defaultHost: config.defaultHost,
          isHandled: host => sources.some(source => source.handles(host)),
        },
      }),
      onServicesChanged: () => {
        this.#projector.servicesChanged();
        this.#selfCheckProjector.servicesChanged();
        options.collecting?.lookNow();
      },
    });
  }

  /** Facts of some repositories changed: their services are computed again, soon; where those facts are of the past, a while later. */
  factsChanged(what: { isHistory?: boolean } = {}): void {
    this.#projector.kick(what);
    this.#selfCheckProjector.kick();
  }

  createRouter(jobReader: JobReader): Router {
    const { knex, auth, auditor, catalog, config } = this.#options;
    const { httpAuth, logger, sources, collecting } = this.#options;
    const { lateAfterMs, selfCheck } = this.#config;
    const visibleServices = new VisibleServices({
      auth,
      catalog,
      permissions: this.#options.permissions,
    });
    const permissions = new CiPermissions({
      auth,
      permissions: this.#options.permissions,
      config,
    });
    return createRouter({
      httpAuth,
      logger,
      auditor,
      onIt: new OnItActions({
        knex,
        visibleServices,
        permissions,
        onServicesChanged: entityRefs =>
          this.#signal.servicesChanged(entityRefs),
        now: this.#now,
      }),
      operations: createOperations({
        knex,
        sources,
        lateAfterMs,
        now: this.#now,
        onRetried: () => collecting?.applyNow(),
        onDue: () => collecting?.lookNow(),
        permissions,
        visibleServices,
      }),
      queries: new AuthorizedCiQueries({
        queries: new DatabaseCiQueries({
          knex,
          jobReader,
          lateAfterMs,
          selfCheckConfig: selfCheck,
        }),
        visibleServices,
      }),
    });
  }

  async start(): Promise<void> {
    const { scheduler } = this.#options;
    await this.#projector.renewRows();
    await this.#refresh.schedule(scheduler, this.#config.refreshEvery);
    await this.#projector.schedule(scheduler, { seconds: 30 });
    await this.#selfCheckProjector.schedule(scheduler, { seconds: 30 });
    await this.#retention.schedule(scheduler);
  }

  /** Brings services, health and answers up to this moment, without waiting for the schedule. */
  async settle(): Promise<void> {
    await this.#refresh.refresh();
    await this.#projector.projectDue();
    await this.#selfCheckProjector.projectDue();
  }

  async stop(): Promise<void> {
    this.#signal.stop();
    this.#retention.stop();
    await this.#projector.stop();
    await this.#selfCheckProjector.stop();
  }
}
