import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { ServiceDirectory } from './ServiceDirectory';
import { syncServices } from './syncServices';
import { syncTeams } from './syncTeams';

/** Keeps the store's services equal to the directory's, on a schedule that one replica at a time runs. */
export class DirectoryRefresh {
  readonly #options: {
    knex: Knex;
    directory: ServiceDirectory;
    logger: LoggerService;
    /** Called after services were added, changed or removed, or their owners changed what they wrote down. */
    onServicesChanged: () => void;
    now: () => Date;
  };

  constructor(options: {
    knex: Knex;
    directory: ServiceDirectory;
    logger: LoggerService;
    onServicesChanged: () => void;
    now?: () => Date;
  }) {
    this.#options = { now: () => new Date(), ...options };
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'ci-refresh-services',
      scope: 'global',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.refresh(),
    });
  }

  async refresh(): Promise<void> {
    const { knex, directory, logger, onServicesChanged, now } = this.#options;
    const services = await directory.listServices();
    const { added, changed, removed } = await syncServices({
      knex,
      services,
      now: now(),
    });
    const teams = await syncTeams(
      knex,
      await directory.listTeams(ownersOf(services)),
    );
    if (added + changed + removed > 0) {
      logger.info(
        `The catalog has ${services.length} services: ${added} added, ${changed} changed, ${removed} removed.`,
      );
    }
    if (added + changed + removed > 0 || teams.changed) onServicesChanged();
  }
}

function ownersOf(services: Service[]): string[] {
  return [...new Set(services.flatMap(({ owner }) => owner ?? []))].sort();
}
