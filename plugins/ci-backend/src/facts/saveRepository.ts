import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { appendChanges } from '../feed';
import { everyDay } from './changedFrom';
import { repositoryToRow, type RepositoryRow } from './rows';
import { lookSoon } from './lookSoon';
import { sameRow } from './writeRows';

/**
 * Stores a repository as its source described it: a new one is due at once; a renamed
 * one keeps its id and its history. Answers whether anything changed.
 */
export async function saveRepository(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repository: RepositoryFact;
  at: Instant;
}): Promise<boolean> {
  const { tx, writes, at } = options;
  const row = repositoryToRow(options.repository);
  const before = await tx<RepositoryRow>('repositories')
    .where({ id: row.id })
    .first();
  if (before && sameRow(row, before)) return false;

  await tx<RepositoryRow>('repositories')
    .insert({ ...row, next_read_at: at })
    .onConflict('id')
    .merge(['host', 'slug', 'url', 'default_branch', 'archived']);
  const isOtherMainline = before?.default_branch !== row.default_branch;
  if (
    before &&
    (isOtherMainline || Boolean(before.archived) !== row.archived)
  ) {
    await lookSoon({ tx, repositoryIds: [row.id], at });
  }
  await writes.add(
    'repositories',
    tx('repositories')
      .where({ id: row.id })
      .increment('facts_version', 1)
      .update(isOtherMainline ? { changed_from: everyDay } : {}),
  );
  await appendChanges({
    tx,
    writes,
    changes: [{ kind: 'repository', ref: row.id }],
    at,
  });
  return true;
}
