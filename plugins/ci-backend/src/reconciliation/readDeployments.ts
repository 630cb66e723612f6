import { endedDeploymentStates } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRow } from '../facts';
import { dayMs, dayOf, plusMs } from './instants';
import type { Reading } from './Reading';

/** One that waits for a person does so for a month at most; one that has not ended by then never will. */
const longestDeploymentMs = 35 * dayMs;
/** Whoever makes deployments and never says how they went must not keep a reading busy: the newest are asked after. */
const mostUnended = 100;

/**
 * Reads the deployments of the window, and how those stand that were on their way. Answers the validator to ask with
 * next time.
 *
 * Without one they were never read to their end (the repository is new, or could not be asked for them until now), and
 * then they are read as far back as everything is.
 */
export async function readDeployments(
  reading: Reading,
  validator: string | undefined,
): Promise<string | undefined> {
  const { repository, source, how } = reading;
  const { startedAt, window, settings } = reading.options;
  const since = validator
    ? window.since
    : dayOf(plusMs(startedAt, -settings.historyDays * dayMs));
  const read = await source.readDeployments(
    repository,
    {
      since,
      known: await readUnended(reading),
      ...(validator ? { validator } : {}),
    },
    how,
  );
  if (!read.changed) return validator;
  await reading.apply({ deployments: read.value });
  return read.validator;
}

/** Ids of those that are not at their end in the store, newest first. */
async function readUnended(reading: Reading): Promise<string[]> {
  const { knex, startedAt } = reading.options;
  const rows = await knex<DeploymentRow>('deployments')
    .where({ repository_id: reading.repository.id })
    .whereNotIn('state', endedDeploymentStates)
    .where('created_at', '>=', plusMs(startedAt, -longestDeploymentMs))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostUnended)
    .select('id');
  return rows.map(row => row.id);
}
