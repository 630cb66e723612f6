import type {
  Instant,
  RepositoryFact,
  RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import {
  repositoryToRow,
  slugKey,
  type LocatorRow,
  type RepositoryRow,
} from '../facts';
import { sameRow } from '../facts/writeRows';

/** Whether the delivery's repository is one of ours. */
export type FoundRepository =
  | { found: true; repositoryId: string; look: boolean }
  | { found: false; reason: string; look: boolean };

/**
 * Finds the stored repository that a delivery speaks of, if a service maps to it.
 *
 * What the delivery says about the repository itself may be late and has no age, so it is never written over what is
 * stored: where it differs, the source is asked again. Only a repository that a service looks for and that was not
 * read yet is stored from it, so that facts need not wait.
 */
export async function findRepository(options: {
  tx: Knex.Transaction;
  repository: RepositoryFact | RepositoryLocator;
  at: Instant;
}): Promise<FoundRepository> {
  const { tx, repository, at } = options;
  const name = `${repository.host}/${repository.slug}`;
  const byName = await tx<LocatorRow>('repository_locators')
    .where({ host: repository.host, slug_key: slugKey(repository.slug) })
    .first();

  if ('id' in repository) {
    const mapped = await tx<LocatorRow>('repository_locators')
      .where({ repository_id: repository.id })
      .first();
    if (mapped) {
      const look = await askAgainIfDifferent({ tx, repository, at });
      return { found: true, repositoryId: repository.id, look };
    }
    if (byName && (await takeLocator({ tx, locator: byName, repository }))) {
      await tx<RepositoryRow>('repositories')
        .insert({ ...repositoryToRow(repository), next_read_at: at })
        .onConflict('id')
        .ignore();
      return { found: true, repositoryId: repository.id, look: true };
    }
  } else if (byName?.repository_id) {
    return { found: true, repositoryId: byName.repository_id, look: false };
  }

  if (!byName) {
    return {
      found: false,
      look: false,
      reason: `No service maps to ${name}. Its builds are read once one does.`,
    };
  }
  await readLocatorSoon({ tx, where: byName, at });
  return {
    found: false,
    look: true,
    reason: `${name} is not known by that name and id yet. It is read from its source, and its builds with it.`,
  };
}

/**
 * Says which repository a name stands for, unless another one was found under it. Before the repository's own row is
 * written, as whoever reads it from its source does: in the other order the two would wait for each other.
 */
async function takeLocator(options: {
  tx: Knex.Transaction;
  locator: LocatorRow;
  repository: RepositoryFact;
}): Promise<boolean> {
  const { tx, locator, repository } = options;
  if (locator.repository_id !== null) return false;
  const taken = await tx<LocatorRow>('repository_locators')
    .where({ host: locator.host, slug_key: locator.slug_key })
    .where(free =>
      free.whereNull('repository_id').orWhere('repository_id', repository.id),
    )
    .update({ repository_id: repository.id });
  return taken > 0;
}

async function askAgainIfDifferent(options: {
  tx: Knex.Transaction;
  repository: RepositoryFact;
  at: Instant;
}): Promise<boolean> {
  const { tx, repository, at } = options;
  const stored = await tx<RepositoryRow>('repositories')
    .where({ id: repository.id })
    .first();
  if (stored && sameRow(repositoryToRow(repository), stored)) return false;
  const where = { repository_id: repository.id };
  await readLocatorSoon({ tx, where, at });
  return true;
}

async function readLocatorSoon(options: {
  tx: Knex.Transaction;
  where: Partial<LocatorRow>;
  at: Instant;
}): Promise<void> {
  const { host, slug_key, repository_id } = options.where;
  await options
    .tx<LocatorRow>('repository_locators')
    .where(host && slug_key ? { host, slug_key } : { repository_id })
    .where('next_read_at', '>', options.at)
    .update({ next_read_at: options.at });
}
