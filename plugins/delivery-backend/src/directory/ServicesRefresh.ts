import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { HumanDuration } from '@backstage/types';
import type { CiApi, Service } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { touchAllServices } from '../projection/touchServices';
import type { DeliveryCatalog } from './DeliveryCatalog';
import { notedSetup, SETUP_KEY } from './notedSetup';
import { serviceEntityOf } from './ServiceEntities';
import type { ServiceEntity } from './ServiceEntities';
import { syncServices } from './syncServices';

/**
 * Keeps the list of services equal to ci's, with what their entities say, and has everything computed again when an
 * environment or a pipeline changed. On a schedule that one replica at a time runs.
 */
export class ServicesRefresh {
  readonly #options: {
    knex: Knex;
    ci: CiApi;
    auth: AuthService;
    catalog: CatalogService;
    deliveryCatalog: DeliveryCatalog;
    logger: LoggerService;
    /** Some are to be computed again. */
    onServicesChanged: () => void;
  };

  constructor(options: {
    knex: Knex;
    ci: CiApi;
    auth: AuthService;
    catalog: CatalogService;
    deliveryCatalog: DeliveryCatalog;
    logger: LoggerService;
    onServicesChanged: () => void;
  }) {
    this.#options = options;
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'delivery-refresh-services',
      scope: 'global',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.refresh(),
    });
  }

  async refresh(): Promise<void> {
    const { knex, logger, onServicesChanged } = this.#options;
    const services = await this.#listServices();
    const entities = await this.#readEntities(services);
    const changed = await syncServices({ knex, services, entities });
    if (changed.length > 0) {
      logger.info(
        `ci has ${services.length} services; ${changed.length} are new, different or gone.`,
      );
    }
    const isOther = await this.#noteSetup();
    if (isOther || changed.length > 0) onServicesChanged();
  }

  async #listServices(): Promise<Service[]> {
    const services: Service[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#options.ci.getServices({
        sort: 'name',
        limit: 200,
        cursor,
      });
      services.push(...page.items.map(item => item.service));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return services;
  }

  async #readEntities(
    services: Service[],
  ): Promise<Map<string, ServiceEntity>> {
    const { auth, catalog } = this.#options;
    const wanted = new Set(services.map(service => service.entityRef));
    const entities = new Map<string, ServiceEntity>();
    for await (const page of catalog.streamEntities(
      {
        filter: { kind: 'component' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
          'relations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      for (const entity of page) {
        const ref = stringifyEntityRef(entity);
        if (wanted.has(ref)) entities.set(ref, serviceEntityOf(entity));
      }
    }
    return entities;
  }

  /** @returns whether environments or pipelines are others than those that rows were computed with */
  async #noteSetup(): Promise<boolean> {
    const { knex, deliveryCatalog } = this.#options;
    deliveryCatalog.forget();
    const { fingerprint } = await deliveryCatalog.read();
    return transact(knex, async tx => {
      if ((await notedSetup(tx)) === fingerprint) return false;
      await tx('feed_positions')
        .insert({ feed: SETUP_KEY, position: fingerprint })
        .onConflict('feed')
        .merge();
      await touchAllServices(tx);
      return true;
    });
  }
}
