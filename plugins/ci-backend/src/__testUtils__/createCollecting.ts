import { mockServices } from '@backstage/backend-test-utils';
import type { RepositoryLocator } from '@mainline/backstage-plugin-ci-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { Collecting } from '../Collecting';
import { slugKey } from '../facts';
import { FakeSource } from './FakeSource';
import { aTruth, morning } from './facts';

/** Collecting over a fake source with one repository, on a clock that the test sets. */
export async function createCollecting(
  knex: Knex,
  options: {
    config?: JsonObject;
    source?: FakeSource;
    minutes?: number;
    /** The tables are there already. */
    migrated?: boolean;
    /** Called when facts changed. */
    onChanged?: () => void;
  } = {},
) {
  const source = options.source ?? new FakeSource();
  const truth = source.repositories[0] ?? aTruth();
  if (source.repositories.length === 0) source.repositories.push(truth);
  const clock = { minutes: options.minutes ?? 60 };
  const changed: string[] = [];
  const collecting = await Collecting.create({
    database: mockServices.database({
      knex,
      migrations: { skip: options.migrated ?? false },
    }),
    logger: mockServices.logger.mock(),
    scheduler: mockServices.scheduler.mock(),
    config: mockServices.rootConfig({ data: options.config ?? {} }),
    sources: [source],
    clock: () => new Date(morning + clock.minutes * 60_000),
    onFactsChanged: ids => {
      changed.push(...ids);
      options.onChanged?.();
    },
  });
  return { collecting, source, truth, clock, changed };
}

/** What the service directory does: a service looks for a repository by that name. */
export async function lookFor(
  knex: Knex,
  locator: RepositoryLocator,
): Promise<void> {
  await knex('repository_locators').insert({
    host: locator.host,
    slug: locator.slug,
    slug_key: slugKey(locator.slug),
    next_read_at: new Date(0).toISOString(),
  });
}
