import { endedDeploymentStates } from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { CheckInRow, DeploymentRow, RunRow } from '../facts';
import type { Activity } from './cadence';
import { hourMs, later, plusMs } from './instants';

/**
 * A run that has not moved for so long waits for a person, mostly: one for its approval may wait for a month. It is still
 * asked after, with every reading, but it must not keep its repository busy for all that time.
 */
const movingMs = 6 * hourMs;
/** What moves without being new (a re-run, a deployment that is approved) is mostly among these. */
const newest = 100;

/** What goes on in a repository, as far as the store knows. */
export async function readActivity(options: {
  knex: Knex;
  repositoryId: string;
  now: Instant;
}): Promise<Activity> {
  const { knex, repositoryId, now } = options;
  const runs = await knex<RunRow>('runs')
    .where({ repository_id: repositoryId })
    .orderBy('created_at', 'desc')
    .limit(newest)
    .select('status', 'updated_at');
  const checkIn = await knex<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId })
    .orderBy('reached_mainline_at', 'desc')
    .first('reached_mainline_at');
  const deployments = await knex<DeploymentRow>('deployments')
    .where({ repository_id: repositoryId })
    .orderBy('state_at', 'desc')
    .limit(newest)
    .select('state', 'state_at');

  const moving = plusMs(now, -movingMs);
  const onItsWay =
    runs.some(run => run.status !== 'completed' && run.updated_at >= moving) ||
    deployments.some(
      ({ state, state_at: at }) =>
        !endedDeploymentStates.includes(state) && at >= moving,
    );
  const movedAt = [
    ...runs.map(run => run.updated_at),
    ...(checkIn ? [checkIn.reached_mainline_at] : []),
    ...deployments.map(deployment => deployment.state_at),
  ].reduce<Instant | undefined>(
    (latest, at) => (latest === undefined ? at : later(latest, at)),
    undefined,
  );
  return { movedAt, onItsWay };
}
