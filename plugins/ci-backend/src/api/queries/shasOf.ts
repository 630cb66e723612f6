import type {
  CheckInFactsQuery,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { checkInPlaces } from './checkInPlaces';
import type { CheckInPlace } from './checkInPlaces';

const defaultCheckIns = 100;

/** As people write them; fewer characters name too many commits. */
const shortSha = /^[0-9a-f]{7,39}$/;

/** Of the newest commits on mainline, and of those asked for that are some. */
export async function shasOf(
  knex: Knex,
  repository: RepositoryFact,
  query: CheckInFactsQuery,
): Promise<string[]> {
  const newest: CheckInPlace[] = await checkInPlaces(knex, repository)
    .orderByRaw('at desc, push_index asc, sha desc')
    .limit(query.checkIns ?? defaultCheckIns)
    .select('sha');
  const shas = new Set(newest.map(({ sha }) => sha));
  const older = (query.include ?? []).filter(sha => !shas.has(sha));
  if (older.length > 0) {
    const places: CheckInPlace[] = await checkInPlaces(knex, repository)
      .where(asked => {
        asked.whereIn('sha', older);
        for (const sha of older.filter(each => shortSha.test(each))) {
          asked.orWhere('sha', 'like', `${sha}%`);
        }
      })
      .select('sha');
    for (const { sha } of places) shas.add(sha);
  }
  return [...shas];
}
