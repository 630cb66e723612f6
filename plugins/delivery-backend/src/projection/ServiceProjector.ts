import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import { SoleWork } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { DeliveryCatalog, DeliverySetup } from '../directory';
import { notedSetup } from '../directory/notedSetup';
import { projectService } from './projectService';
import { takeDueService } from './takeDueService';

const leaseMs = 60_000;
/** A service that could not be computed waits so long. */
const retryMs = 15_000;
/** So many failures in a row are not theirs: ci is away, or the database. The sweep tries again. */
const failuresOfAll = 3;

/**
 * Keeps the computed rows in step with their facts. All that it has to know is in the store: what is due is a comparison of
 * two columns, so a lost kick or a killed process costs at most the time to the next sweep.
 */
export class ServiceProjector {
  readonly #options: {
    knex: Knex;
    ci: CiApi;
    deliveryCatalog: DeliveryCatalog;
    logger: LoggerService;
    onServicesChanged: (entityRefs: string[]) => void;
    debounceMs: number;
    now: () => number;
  };
  readonly #work: SoleWork;
  #stopped = false;

  constructor(options: {
    knex: Knex;
    ci: CiApi;
    deliveryCatalog: DeliveryCatalog;
    logger: LoggerService;
    onServicesChanged: (entityRefs: string[]) => void;
    debounceMs?: number;
    now?: () => number;
  }) {
    this.#options = { debounceMs: 100, now: Date.now, ...options };
    this.#work = new SoleWork({
      work: () => this.#projectAll(),
      onError: error =>
        options.logger.error(
          'What is where could not be computed; the next sweep tries again',
          error as Error,
        ),
    });
  }

  /** Every replica sweeps: they share the work row by row. */
  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'delivery-project-services',
      scope: 'local',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.projectDue(),
    });
  }

  /** Rows that earlier rules computed are computed anew, with the next sweep; until then they stand. */
  async forgetComputed(): Promise<void> {
    await this.#options.knex('services').update({ projected_version: -1 });
  }

  /** Facts changed: compute soon. Many kicks in a short time make one. */
  kick(): void {
    this.#work.kick(this.#options.debounceMs);
  }

  /** Computes everything that is due; what becomes due meanwhile, too. */
  async projectDue(): Promise<void> {
    return this.#work.run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work.stop();
  }

  /** Another replica may have noted a change that this one, which keeps what it read for some seconds, has not seen. */
  async #readSetup(): Promise<DeliverySetup> {
    const { knex, deliveryCatalog } = this.#options;
    const noted = await notedSetup(knex);
    const setup = await deliveryCatalog.read();
    if (noted === undefined || noted === setup.fingerprint) return setup;
    deliveryCatalog.forget();
    return deliveryCatalog.read();
  }

  async #projectAll(): Promise<void> {
    const { knex, logger, onServicesChanged, now } = this.#options;
    let failures = 0;
    while (!this.#stopped && failures < failuresOfAll) {
      const service = await takeDueService({
        knex,
        now: instant(now()),
        leaseUntil: instant(now() + leaseMs),
      });
      if (!service) return;
      try {
        const setup = await this.#readSetup();
        if (await projectService({ ...this.#options, setup, service })) {
          onServicesChanged([service.entity_ref]);
        }
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn(
          `What is where of ${service.entity_ref} could not be computed; what was computed before stands, and it is tried again`,
          error as Error,
        );
        await knex('services')
          .where('entity_ref', service.entity_ref)
          .update({ leased_until: instant(now() + retryMs) });
      }
    }
  }
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
