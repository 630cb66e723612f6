import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { say, type Instant } from '@mainline/backstage-plugin-ci-common';
import {
  SourceUnavailableError,
  type CiSource,
} from '@mainline/backstage-plugin-ci-node';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { Knex } from 'knex';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import {
  errorColumns,
  lookSoon,
  noError,
  saveRepository,
  type FactsListener,
  type LocatorRow,
  type RepositoryRow,
} from '../facts';
import { areDeliveriesTrusted } from './areDeliveriesTrusted';
import { hourMs, plusMs } from './instants';
import type { ReconciliationSettings } from './readSettings';
import { whyUnreadable } from './whyUnreadable';

/** While one process asks, others pass over the names for so long. */
const askingMs = 2 * 60 * 1000;
/** So many are asked for before what was found is read: pages have something to show while hundreds are still to be found. */
const mostAtOnce = 10;
/** So often a repository's name, default branch and archive mark are read again without being asked for… */
export const foundIntervalMs = 6 * hourMs;
/** …and where its deliveries tell of them. */
const toldIntervalMs = 24 * hourMs;

export interface ResolveLocatorsOptions {
  knex: Knex;
  sources: CiSource[];
  settings: ReconciliationSettings;
  clock: () => Date;
  logger: LoggerService;
  onFactsChanged: FactsListener;
  signal?: AbortSignal;
}

/**
 * Asks the sources for the repositories behind some of the names that services look for, where that is due.
 * Answers how many were asked for.
 */
export async function resolveLocators(
  options: ResolveLocatorsOptions,
): Promise<number> {
  const { knex, clock, signal } = options;
  const due = await takeDueLocators(knex, clock().toISOString());
  let asked = 0;
  for (const locator of due) {
    if (signal?.aborted) break;
    await resolveLocator(options, locator, clock().toISOString());
    asked += 1;
  }
  if (asked < due.length) await giveBack(knex, due.slice(asked));
  return asked;
}

/** Those that have been due the longest. Replicas pass over what another takes at this moment, and for a while after. */
async function takeDueLocators(
  knex: Knex,
  now: Instant,
): Promise<LocatorRow[]> {
  return transact(knex, async tx => {
    const query = tx<LocatorRow>('repository_locators')
      .where('next_read_at', '<=', now)
      .orderBy('next_read_at')
      .orderBy('slug_key')
      .limit(mostAtOnce)
      .select();
    const due: LocatorRow[] = await (isPostgres(tx)
      ? query.forUpdate().skipLocked()
      : query);
    if (due.length > 0) {
      await locators(tx, due).update({ next_read_at: plusMs(now, askingMs) });
    }
    return due;
  });
}

async function giveBack(knex: Knex, rows: LocatorRow[]): Promise<void> {
  for (const row of rows) {
    await locators(knex, [row]).update({ next_read_at: row.next_read_at });
  }
}

function locators(tx: Knex, rows: LocatorRow[]) {
  return tx<LocatorRow>('repository_locators').whereIn(
    ['host', 'slug_key'],
    rows.map(({ host, slug_key: slugKey }) => [host, slugKey]),
  );
}

async function resolveLocator(
  options: ResolveLocatorsOptions,
  locator: LocatorRow,
  now: Instant,
): Promise<void> {
  const { sources, settings, logger, signal } = options;
  const { host, slug } = locator;
  const source = sources.find(s => s.handles(host));
  if (!source) {
    await missed(
      options,
      locator,
      say('source.none', { host }),
      plusMs(now, settings.quietIntervalMs),
    );
    return;
  }
  try {
    const repository = await source.readRepository(
      { host, slug },
      {
        purpose: 'reconciliation',
        ...(signal ? { signal } : {}),
      },
    );
    if (!repository) {
      await missed(
        options,
        locator,
        say('source.notFound', { host, repository: slug }),
        // One that was there was deleted, or hidden, most likely: it may well not come back.
        plusMs(
          now,
          locator.repository_id === null
            ? settings.quietIntervalMs
            : foundIntervalMs,
        ),
      );
      return;
    }
    const isBack = locator.error !== null && locator.repository_id !== null;
    const changed = await transact(options.knex, async (tx, writes) => {
      const stored = await tx<RepositoryRow>('repositories')
        .where({ id: repository.id })
        .first('webhook_since', 'untold_at');
      const told = stored && areDeliveriesTrusted(stored, now);
      await tx<LocatorRow>('repository_locators')
        .where({ host, slug_key: locator.slug_key })
        .update({
          repository_id: repository.id,
          ...noError,
          next_read_at: plusMs(now, told ? toldIntervalMs : foundIntervalMs),
        });
      if (isBack) {
        await lookSoon({ tx, repositoryIds: [repository.id], at: now });
      }
      const soon = plusMs(now, settings.quietIntervalMs);
      await tx<RepositoryRow>('repositories')
        .where({ id: repository.id })
        // It is there, though a reading took it for gone.
        .whereNotNull('error')
        .where('next_read_at', '>', soon)
        .update({ next_read_at: soon });
      const saved = await saveRepository({
        tx,
        writes,
        repository,
        at: now,
      });
      return saved || locator.repository_id !== repository.id;
    });
    if (changed) options.onFactsChanged([repository.id]);
  } catch (error) {
    const unavailable = error instanceof SourceUnavailableError;
    if (!unavailable) {
      logger.warn(`Reading ${host}/${slug} failed: ${stringifyError(error)}`);
    }
    await missed(
      options,
      locator,
      whyUnreadable(error, `${host}/${slug}`),
      (unavailable ? error.retryAt : undefined) ??
        plusMs(now, settings.activeIntervalMs),
    );
  }
}

/** Which repository the names stand for that led to one that is gone is asked soon: they may be another's. */
export async function resolveAgain(options: {
  knex: Knex;
  repositoryId: string;
  now: Instant;
}): Promise<void> {
  await options
    .knex<LocatorRow>('repository_locators')
    .where({ repository_id: options.repositoryId, error: null })
    .where('next_read_at', '>', options.now)
    .update({ next_read_at: options.now });
}

async function missed(
  options: ResolveLocatorsOptions,
  locator: LocatorRow,
  why: Words,
  nextReadAt: Instant,
): Promise<void> {
  await options
    .knex<LocatorRow>('repository_locators')
    .where({ host: locator.host, slug_key: locator.slug_key })
    .update({ ...errorColumns(why), next_read_at: nextReadAt });
}
