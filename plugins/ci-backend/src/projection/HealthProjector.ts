import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import { SoleWork } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { everyDay } from '../facts/changedFrom';
import { inLockOrder } from '../facts/lockRepositories';
import { markMisplacedServices } from './markMisplacedServices';
import { projectNextRepository } from './projectNextRepository';
import { projectUnlinkedServices } from './projectUnlinkedServices';

/** Repositories computed at the same time: while one waits for the database, another computes. */
const concurrency = 2;

/** Facts of a history come page by page: its repository is computed every now and then, not for each of them. */
const historyDelayMs = 2000;

/** Every repository that is due has its turn in a pass, in the order of their ids. */
interface Pass {
  /** The one that had its turn last. */
  last: string;
  /** How many had theirs. */
  count: number;
  isOver: boolean;
  isSweep: boolean;
  /** Repositories to pass over; it grows. */
  failed: string[];
}

/**
 * Keeps the computed rows in step with the facts. Everything that it has to know is in the store: which repositories
 * are due is a comparison of two columns, so a lost kick or a killed process costs at most the time to the next sweep.
 */
export class HealthProjector {
  readonly #options: {
    knex: Knex;
    logger: LoggerService;
    windowDays: number;
    onServicesChanged: (entityRefs: string[]) => void;
    debounceMs: number;
  };
  readonly #work: SoleWork;
  #stopped = false;
  /** Looked through with every sweep, and when services changed: not for every fact that did. */
  #mayBeMisplaced = true;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    windowDays: number;
    onServicesChanged: (entityRefs: string[]) => void;
    debounceMs?: number;
  }) {
    this.#options = { debounceMs: 250, ...options };
    this.#work = new SoleWork({
      work: () => this.#projectAll(),
      onError: error =>
        options.logger.error(
          'Health could not be computed; the next sweep tries again',
          error as Error,
        ),
    });
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'ci-project-health',
      scope: 'global',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.projectDue(),
    });
  }

  /**
   * Rows that an earlier version of these rules or another configuration computed are computed anew, with the next sweep.
   * Days are as they were, unless an earlier version of the rule computed them.
   */
  async renewRows(): Promise<void> {
    const { knex } = this.#options;
    const computed = knex('repositories')
      .where('health_version', '>=', 0)
      .select('id');
    await knex('repositories')
      .whereIn('id', inLockOrder(knex, computed))
      .update({ health_version: -1 });
  }

  /** Everything is computed anew, as far back as there are facts, with the next sweep. */
  async forgetComputed(): Promise<void> {
    await this.#options
      .knex('repositories')
      .update({ health_version: -1, changed_from: everyDay });
  }

  /** Services came, went or are mapped elsewhere: compute those, soon. */
  servicesChanged(): void {
    this.#mayBeMisplaced = true;
    this.kick();
  }

  /** Facts changed: project soon, or a while later where they are of the past. Many kicks in a short time make one. */
  kick({ isHistory = false } = {}): void {
    this.#work.kick(isHistory ? historyDelayMs : this.#options.debounceMs);
  }

  /** Computes everything that is due; what becomes due meanwhile, too. */
  async projectDue(): Promise<void> {
    this.#mayBeMisplaced = true;
    return this.#work.run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work.stop();
  }

  async #projectAll(): Promise<void> {
    const isSweep = this.#mayBeMisplaced;
    this.#mayBeMisplaced = false;
    if (isSweep) {
      await markMisplacedServices(this.#options.knex);
      this.#tell(await projectUnlinkedServices(this.#options));
    }
    const failed: string[] = [];
    let isMore: boolean;
    do {
      const pass: Pass = { last: '', count: 0, isOver: false, isSweep, failed };
      await this.#projectEach(pass);
      // A sweep goes on until nothing is due, unless another is asked for. Otherwise what becomes due meanwhile is kicked for.
      isMore = isSweep && pass.count > 0 && !this.#mayBeMisplaced;
    } while (isMore && !this.#stopped);
  }

  async #projectEach(pass: Pass): Promise<void> {
    const failures: unknown[] = [];
    let working = 0;
    const work = async (): Promise<void> => {
      if (working === concurrency) return;
      working += 1;
      const others: Array<Promise<void>> = [];
      await this.#projectNext(pass, () => others.push(work())).catch(error =>
        failures.push(error),
      );
      working -= 1;
      await Promise.all(others);
    };
    await work();
    if (failures.length > 0) throw failures[0];
  }

  /** @param onMore - called when there may be work for another */
  async #projectNext(pass: Pass, onMore: () => void): Promise<void> {
    while (!this.#stopped && !pass.isOver) {
      let taken: string | undefined;
      try {
        const projected = await projectNextRepository({
          ...this.#options,
          after: pass.last,
          except: pass.failed,
          isSweep: pass.isSweep,
          onTaken: (id, { areOthersDue }) => {
            taken = id;
            pass.last = id;
            if (pass.isSweep || areOthersDue) onMore();
            // What becomes due from here on is kicked for.
            else pass.isOver = true;
          },
        });
        if (!projected) {
          pass.isOver = true;
          return;
        }
        pass.count += 1;
        this.#tell(projected.changed);
      } catch (error) {
        // One repository that can't be computed must not keep the others waiting; no repository taken, nothing to pass over.
        if (taken === undefined) throw error;
        pass.failed.push(taken);
        this.#options.logger.error(
          `The health of the services of repository ${taken} could not be computed; the next sweep tries again`,
          error as Error,
        );
      }
    }
  }

  #tell(entityRefs: string[]): void {
    if (entityRefs.length > 0) this.#options.onServicesChanged(entityRefs);
  }
}
