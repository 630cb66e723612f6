import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { LocatorRow } from '../facts';

/** A name that services look for. */
export type LocatorKey = Pick<LocatorRow, 'host' | 'slug_key'>;

/** Locks names until the transaction ends, in one order: two that lock several wait in one direction only. */
export async function lockLocators(options: {
  tx: Knex.Transaction;
  locators: LocatorKey[];
}): Promise<void> {
  const { tx, locators } = options;
  // SQLite has one transaction at a time.
  if (!isPostgres(tx)) return;
  await tx<LocatorRow>('repository_locators')
    .whereIn(
      ['host', 'slug_key'],
      locators.map(({ host, slug_key }) => [host, slug_key]),
    )
    .orderBy(['host', 'slug_key'])
    .select('host')
    .forUpdate();
}

/** Says which repository a name stands for, unless another one was found under it. */
export async function takeLocator(options: {
  tx: Knex.Transaction;
  locator: LocatorKey;
  repository: RepositoryFact;
}): Promise<boolean> {
  const { tx, locator, repository } = options;
  const taken = await tx<LocatorRow>('repository_locators')
    .where({ host: locator.host, slug_key: locator.slug_key })
    .where(free =>
      free.whereNull('repository_id').orWhere('repository_id', repository.id),
    )
    .update({ repository_id: repository.id });
  return taken > 0;
}

/** Has the source asked again what stands behind names. */
export async function readLocatorsSoon(options: {
  tx: Knex.Transaction;
  locators: LocatorKey[];
  at: Instant;
}): Promise<void> {
  const { tx, locators, at } = options;
  if (locators.length === 0) return;
  await tx<LocatorRow>('repository_locators')
    .whereIn(
      ['host', 'slug_key'],
      locators.map(({ host, slug_key }) => [host, slug_key]),
    )
    .where('next_read_at', '>', at)
    .update({ next_read_at: at });
}
