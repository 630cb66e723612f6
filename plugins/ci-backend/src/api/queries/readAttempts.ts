import type { RunFact } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToRun } from '../../facts/rows';
import type { RunRow } from '../../facts/rows';

/** Every attempt of these runs, oldest first. */
export async function readAttempts(
  knex: Knex,
  repositoryId: string,
  runIds: string[],
): Promise<RunFact[]> {
  const rows = await knex<RunRow>('runs')
    .where('repository_id', repositoryId)
    .whereIn('id', runIds)
    .orderBy(['id', 'attempt'])
    .select('*');
  return rows.map(rowToRun);
}
