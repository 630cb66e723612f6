import {
  foldServiceHealth,
  mainlineStanding,
} from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { rowToRepository } from '../facts/rows';
import { commitStage } from './commitStage';
import type { CommitStage } from './commitStage';
import { healthRow } from './healthRow';
import { linkedServices } from './linkedServices';
import type { LinkedService } from './linkedServices';
import { readFailingJobs } from './readFailingJobs';
import { takeDueRepository } from './takeDueRepository';
import { updateDays } from './updateDays';
import { writeHealth } from './writeHealth';

/**
 * Computes the services of one repository whose facts changed since, or whose window has moved on by a day: from the first
 * day that changed on. What it costs depends on what happened since that day and on the window, not on the history.
 *
 * @param except - repositories to leave out
 * @returns undefined where nothing was to do
 */
export async function projectNextRepository(options: {
  knex: Knex;
  windowDays: number;
  except: string[];
  /** The one that had its turn last: only those that follow have theirs. */
  after?: string;
  /** Whether those are due, too, whose window has moved on by a day. */
  isSweep?: boolean;
  /** Told before anything is computed, so that a failure can be laid at its door. */
  onTaken?: (repositoryId: string, others: { areOthersDue: boolean }) => void;
}): Promise<{ repositoryId: string; changed: string[] } | undefined> {
  const { windowDays, isSweep = true } = options;
  return transact(options.knex, async (tx, writes) => {
    const repository = await takeDueRepository(tx, {
      after: options.after,
      except: options.except,
      isSweep,
    });
    if (!repository) return undefined;
    options.onTaken?.(repository.id, {
      areOthersDue: Boolean(repository.are_others_due),
    });

    const linked = await linkedServices(tx, repository.id);
    const { health, window } = await updateDays(tx, writes, {
      repository,
      stages: stagesOf(linked.services),
      windowDays,
    });
    const jobs = await readFailingJobs(tx, repository.id, [...health.values()]);
    const rows = linked.services.flatMap(({ service, stored }) => {
      const ofStage = health.get(commitStage(service.mapping).key);
      if (!ofStage) return [];
      const folded = foldServiceHealth(
        service,
        {
          ...ofStage,
          repository: rowToRepository(repository),
          jobs,
          window,
          contradictions: linked.contradictions,
        },
        windowDays,
      );
      const { redSince } = mainlineStanding(ofStage.carry.mainline);
      return [{ stored, row: healthRow(folded, repository.id, redSince) }];
    });
    return {
      repositoryId: repository.id,
      changed: await writeHealth(tx, writes, rows),
    };
  });
}

function stagesOf(services: LinkedService[]): CommitStage[] {
  const stages = services.map(({ service }) => commitStage(service.mapping));
  return [...new Map(stages.map(stage => [stage.key, stage])).values()];
}
