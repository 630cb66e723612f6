import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** A repository that services look for, found or not. */
export interface TrackedRow {
  id: string;
  host: string;
  slug: string;
  url: string | null;
  complete_up_to: Instant | null;
  /** When it was to be read next; what it is complete up to where nobody said. */
  fresh_until: Instant | null;
  archived: boolean;
  error: string | null;
  error_messages: string | null;
  next_read_at: Instant;
  leased_until: Instant | null;
  webhook_since: Instant | null;
  webhook_seen_at: Instant | null;
}

/** What a name stands for: the repository that was found under it, else the name itself. */
export const trackedId = `coalesce(repositories.id, repository_locators.host || '/' || repository_locators.slug_key)`;

/** Names that services look for, beside the repository that was found under each. */
export function lookedFor(knex: Knex): Knex.QueryBuilder {
  return knex('repository_locators').leftJoin(
    'repositories',
    'repositories.id',
    'repository_locators.repository_id',
  );
}

/** One row a repository, as a table `tracked`: two names may stand for one, of which one was renamed. */
export function trackedRepositories(knex: Knex): Knex.QueryBuilder {
  const least = (column: string, otherwise?: string) =>
    otherwise
      ? `coalesce(min(${column}), min(${otherwise}))`
      : `min(${column})`;
  const columns: Record<Exclude<keyof TrackedRow, 'id'>, string> = {
    host: least('repository_locators.host'),
    slug: least('repositories.slug', 'repository_locators.slug'),
    url: least('repositories.url'),
    complete_up_to: least('repositories.complete_up_to'),
    fresh_until:
      'min(coalesce(repositories.fresh_until, repositories.complete_up_to))',
    archived: 'max(case when repositories.archived then 1 else 0 end) = 1',
    error: least('repositories.error', 'repository_locators.error'),
    // Of the same error: two names may each have their own.
    error_messages: `case
      when min(repositories.error) is not null then min(repositories.error_messages)
      when min(repository_locators.error) = max(repository_locators.error) then min(repository_locators.error_messages)
    end`,
    next_read_at: least(
      'repositories.next_read_at',
      'repository_locators.next_read_at',
    ),
    leased_until: least('repositories.leased_until'),
    webhook_since: least('repositories.webhook_since'),
    webhook_seen_at: least('repositories.webhook_seen_at'),
  };
  const rows = lookedFor(knex)
    .groupByRaw(trackedId)
    .select(knex.raw(`${trackedId} as id`));
  for (const [name, expression] of Object.entries(columns)) {
    rows.select(knex.raw(`${expression} as ${name}`));
  }
  return knex.from(rows.as('tracked'));
}
