import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { CheckInRow, RunRow } from '../facts';
import { hourMs, plusMs } from './instants';
import { longestRunMs } from './readUnfinishedRuns';

/** Whether something happened in a repository within the hour, or a run is on its way. */
export async function isActive(options: {
  knex: Knex;
  repositoryId: string;
  now: Instant;
}): Promise<boolean> {
  const { knex, repositoryId, now } = options;
  const run = await knex<RunRow>('runs')
    .where({ repository_id: repositoryId })
    .where(active =>
      active
        .where('updated_at', '>=', plusMs(now, -hourMs))
        .orWhere(unfinished =>
          unfinished
            .whereNot({ status: 'completed' })
            .where('updated_at', '>=', plusMs(now, -longestRunMs)),
        ),
    )
    .first('id');
  if (run) return true;
  const checkIn = await knex<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId })
    .where('reached_mainline_at', '>=', plusMs(now, -hourMs))
    .first('sha');
  return checkIn !== undefined;
}
