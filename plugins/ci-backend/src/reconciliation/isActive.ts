import { endedDeploymentStates } from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { CheckInRow, DeploymentRow, RunRow } from '../facts';
import { hourMs, plusMs } from './instants';

/**
 * A run that has not moved for so long waits for a person, mostly: one for its approval may wait for a month. It is still
 * asked after, with every reading, but it must not keep its repository busy for all that time.
 */
const movingMs = 6 * hourMs;

/** Whether something happened in a repository within the hour, or a run or deployment is on its way that moved of late. */
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
            .where('updated_at', '>=', plusMs(now, -movingMs)),
        ),
    )
    .first('id');
  if (run) return true;
  const checkIn = await knex<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId })
    .where('reached_mainline_at', '>=', plusMs(now, -hourMs))
    .first('sha');
  if (checkIn) return true;
  const deployment = await knex<DeploymentRow>('deployments')
    .where({ repository_id: repositoryId })
    .where(active =>
      active
        .where('state_at', '>=', plusMs(now, -hourMs))
        .orWhere(unended =>
          unended
            .whereNotIn('state', endedDeploymentStates)
            .where('state_at', '>=', plusMs(now, -movingMs)),
        ),
    )
    .first('id');
  return deployment !== undefined;
}
