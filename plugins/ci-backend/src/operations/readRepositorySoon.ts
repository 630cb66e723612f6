import { NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { lookSoon, type LocatorRow } from '../facts';
import { lookedFor, trackedId } from './trackedRepositories';

/** Has a repository, or the name that none was found under, read as soon as its source may be asked. */
export async function readRepositorySoon(options: {
  knex: Knex;
  id: string;
  at: Instant;
}): Promise<void> {
  const { knex, id, at } = options;
  await transact(knex, async tx => {
    const names: LocatorRow[] = await lookedFor(tx)
      .whereRaw(`${trackedId} = ?`, [id])
      .select('repository_locators.*');
    if (names.length === 0) {
      throw new NotFoundError(
        `No service looks for a repository '${id}': see the list at /operations/repositories.`,
      );
    }
    const [{ repository_id: repositoryId }] = names;
    for (const { host, slug_key } of names) {
      await tx<LocatorRow>('repository_locators')
        .where({ host, slug_key })
        .where('next_read_at', '>', at)
        .update({ next_read_at: at });
    }
    if (repositoryId !== null) {
      await lookSoon({ tx, repositoryIds: [repositoryId], at });
    }
  });
}
