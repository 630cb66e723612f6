import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { Team } from './ServiceDirectory';

const chunkSize = 200;

/**
 * Makes what the store knows of teams what the directory says.
 *
 * @returns whether anything changed
 */
export async function syncTeams(
  knex: Knex,
  teams: Team[],
): Promise<{ changed: boolean }> {
  return transact(knex, async tx => {
    const stored: Array<{ owner: string; annotations: string }> = await tx(
      'team_annotations',
    ).select('*');
    const before = new Map(stored.map(row => [row.owner, row.annotations]));
    const different = teams
      .map(({ owner, annotations }) => ({
        owner,
        annotations: JSON.stringify(annotations),
      }))
      .filter(row => before.get(row.owner) !== row.annotations);
    const owners = new Set(teams.map(({ owner }) => owner));
    const gone = [...before.keys()].filter(owner => !owners.has(owner));

    for (let start = 0; start < different.length; start += chunkSize) {
      await tx('team_annotations')
        .insert(different.slice(start, start + chunkSize))
        .onConflict('owner')
        .merge();
    }
    for (let start = 0; start < gone.length; start += chunkSize) {
      await tx('team_annotations')
        .whereIn('owner', gone.slice(start, start + chunkSize))
        .delete();
    }
    return { changed: different.length + gone.length > 0 };
  });
}
