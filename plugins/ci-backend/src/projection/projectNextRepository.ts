import {
  failingRun,
  foldServiceHealth,
  healthWindow,
  mainlineReds,
  mainlineState,
} from '@mainline/backstage-plugin-ci-common';
import type {
  HealthWindow,
  Instant,
  MainlineState,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import { rowToService } from '../directory/serviceRows';
import type { ServiceRow } from '../directory/serviceRows';
import { rowToRepository } from '../facts/rows';
import type { RepositoryRow } from '../facts/rows';
import { healthRow } from './healthRow';
import type { HealthRow } from './healthRow';
import { inCommitStage } from './inCommitStage';
import {
  countContradictions,
  readJobs,
  readMainlineFacts,
} from './readMainlineFacts';
import { writeHealth } from './writeHealth';

export type ProjectableRepositoryRow = RepositoryRow & {
  /** Where the window of its services' figures ends. */
  health_window_end: string | null;
};

/**
 * Computes the services of one repository whose facts changed since, or whose window has moved on by a day.
 *
 * The repository's row is locked from before its facts are read: whoever writes facts takes that lock to raise
 * `facts_version`, so what is committed later is seen as a higher version. Replicas skip a row that another holds.
 *
 * @param except - repositories to leave out
 * @returns undefined where nothing was to do
 */
export async function projectNextRepository(options: {
  knex: Knex;
  windowDays: number;
  except: string[];
  /** Told before anything is computed, so that a failure can be laid at its door. */
  onTaken?: (repositoryId: string) => void;
}): Promise<{ repositoryId: string; changed: string[] } | undefined> {
  const { windowDays } = options;
  return transact(options.knex, async tx => {
    const repository = await takeDueRepository(tx, options.except);
    if (!repository) return undefined;
    options.onTaken?.(repository.id);

    const services = await readServices(tx, repository.id);
    const facts = await readMainlineFacts(tx, rowToRepository(repository));
    const contradictions = await countContradictions(tx, repository.id);
    const window = healthWindow({
      days: windowDays,
      completeUpTo: repository.complete_up_to ?? undefined,
      runs: facts.runs,
    });

    const rows: HealthRow[] = [];
    for (const service of services) {
      const mainlineFacts = {
        ...facts,
        defaultBranch: repository.default_branch,
        inCommitStage: inCommitStage(service.mapping),
      };
      const state = mainlineState(mainlineFacts);
      const red = failingRun(state);
      const health = foldServiceHealth(
        service,
        {
          repository: rowToRepository(repository),
          facts: mainlineFacts,
          state,
          jobs: red ? await readJobs(tx, repository.id, red) : [],
          window,
          contradictions,
        },
        windowDays,
      );
      rows.push(healthRow(health, repository.id, redSince(state)));
    }
    await markProjected(tx, repository, window);
    return {
      repositoryId: repository.id,
      changed: await writeHealth(tx, rows),
    };
  });
}

/** Since when mainline is without a green: workflows may have taken turns meanwhile. */
function redSince(state: MainlineState): Instant | undefined {
  return mainlineReds(state.redIntervals).find(red => red.end === undefined)
    ?.redAt;
}

async function takeDueRepository(
  tx: Knex.Transaction,
  except: string[],
): Promise<ProjectableRepositoryRow | undefined> {
  const due = tx<ProjectableRepositoryRow>('repositories')
    .where(where =>
      where
        .whereRaw('facts_version > health_version')
        .orWhereRaw('complete_up_to >= health_window_end'),
    )
    .whereNotIn('id', except)
    .orderBy('id')
    .first();
  return isPostgres(tx) ? due.forUpdate().skipLocked() : due;
}

async function readServices(tx: Knex.Transaction, repositoryId: string) {
  const rows: ServiceRow[] = await tx('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .where('repository_locators.repository_id', repositoryId)
    .orderBy('services.entity_ref')
    .select('services.*');
  return rows.map(rowToService);
}

async function markProjected(
  tx: Knex.Transaction,
  repository: ProjectableRepositoryRow,
  window: HealthWindow | undefined,
): Promise<void> {
  await tx('repositories')
    .where('id', repository.id)
    .update({
      health_version: repository.facts_version,
      health_window_end: window?.end ?? '',
    });
}
