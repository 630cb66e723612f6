import type { Change, ChangesPage } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { readChanges } from '../../feed';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { visibleRepositories } from './visibleRepositories';

const defaultLimit = 100;

/**
 * What follows a position of the feed. Changes of what the reader may not see are left out, and the position passes
 * over them: a page with fewer items than asked for is not the end, a page with the same position is.
 */
export async function readVisibleChanges(
  knex: Knex,
  options: { after: string; limit?: number },
  visible: Visibility,
): Promise<ChangesPage> {
  const page = await readChanges({
    knex,
    after: options.after,
    limit: options.limit ?? defaultLimit,
  });
  if (visible === 'all') return page;
  const maySee = await visibilityOf(knex, visible);
  return { ...page, items: page.items.filter(maySee) };
}

async function visibilityOf(
  knex: Knex,
  visible: readonly string[],
): Promise<(change: Change) => boolean> {
  const rows: Array<{ repository_id: string }> = await visibleRepositories(
    knex,
    visible,
  );
  const services = new Set(visible);
  const repositories = new Set(rows.map(row => row.repository_id));
  return ({ kind, ref }) =>
    kind === 'service'
      ? services.has(ref)
      : repositories.has(ref.split('/')[0]);
}
