import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import {
  SourceUnavailableError,
  type CiSource,
  type RepositoryOwner,
  type RepositoryPush,
} from '@mainline/backstage-plugin-ci-node';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { lockRepositories, lookSoon, type RepositoryRow } from '../../facts';
import { whereDeliveriesAreNotTrusted } from '../areDeliveriesTrusted';
import { hourMs, plusMs } from '../instants';
import { ownerOf, type PushListRow } from './pushLists';

const minuteMs = 60 * 1000;
/** A source's list may lag behind, and its clock be another: so much is listed twice. */
const overlapMs = 2 * minuteMs;
/** From where on an owner is listed for the first time. */
const firstDepthMs = 10 * minuteMs;
/** Runs come to be some seconds after the push that they are of. */
const runsComeMs = 10 * 1000;
/** Whoever's repositories can't be listed is asked again after so long: an App may have been installed. */
const unlistedMs = 6 * hourMs;
const unavailableMs = 5 * minuteMs;

export interface LookForPushesOptions {
  knex: Knex;
  sources: CiSource[];
  logger: LoggerService;
  clock: () => Date;
  signal?: AbortSignal;
}

/**
 * Has repositories read to which something was pushed, where no deliveries tell of it: one request tells of all that an owner has,
 * so that a run is seen a minute after the push, wherever nothing had happened for hours. Answers how many are to be read.
 *
 * Nothing rests on it: what it misses is read when its repository is due. It is read sooner.
 */
export async function lookForPushes(
  options: LookForPushesOptions,
): Promise<number> {
  const { knex, sources, clock, signal } = options;
  const lists = await knex<PushListRow>('push_lists').select();
  let pushedTo = 0;
  for (const owner of await readUntoldOwners(knex, clock().toISOString())) {
    if (signal?.aborted) break;
    const source = sources.find(each => each.handles(owner.host));
    const list = lists.find(
      each => each.host === owner.host && each.owner === owner.owner,
    );
    const now = clock().toISOString();
    if (!source?.readPushes || (list && list.next_list_at > now)) continue;
    pushedTo += await lookAtOwner(options, { owner, list, now, source });
  }
  return pushedTo;
}

/** Of whom there is a repository of which deliveries do not tell everything. */
async function readUntoldOwners(
  knex: Knex,
  now: Instant,
): Promise<RepositoryOwner[]> {
  const rows: Array<Pick<RepositoryRow, 'host' | 'slug'>> = await whereToLook(
    knex,
    now,
  ).select('host', 'slug');
  const owners = rows.map(ownerOf);
  return [
    ...new Map(owners.map(one => [`${one.host}/${one.owner}`, one])).values(),
  ];
}

/** One owner that can't be listed keeps none of the others waiting. */
async function lookAtOwner(
  options: LookForPushesOptions,
  about: {
    owner: RepositoryOwner;
    list: PushListRow | undefined;
    now: Instant;
    source: CiSource;
  },
): Promise<number> {
  const { knex, logger, signal } = options;
  const { owner, list, now, source } = about;
  const keep = (row: Omit<PushListRow, 'host' | 'owner'>) =>
    knex<PushListRow>('push_lists')
      .insert({ ...owner, ...row })
      .onConflict(['host', 'owner'])
      .merge();
  const before = {
    listed_at: list?.listed_at ?? null,
    validator: list?.validator ?? null,
  };
  try {
    const read = await source.readPushes?.(
      owner,
      {
        since: before.listed_at
          ? plusMs(before.listed_at, -overlapMs)
          : plusMs(now, -firstDepthMs),
        ...(before.validator !== null && { validator: before.validator }),
      },
      { purpose: 'reconciliation', ...(signal ? { signal } : {}) },
    );
    if (!read) {
      await keep({
        listed_at: null,
        validator: null,
        next_list_at: plusMs(now, unlistedMs),
      });
      return 0;
    }
    const pushedTo = read.changed
      ? await readPushedTo(knex, read.value, now)
      : 0;
    await keep({
      listed_at: now,
      validator: read.changed ? read.validator ?? null : before.validator,
      next_list_at: now,
    });
    return pushedTo;
  } catch (error) {
    if (signal?.aborted) return 0;
    const retryAt =
      error instanceof SourceUnavailableError ? error.retryAt : undefined;
    await keep({
      ...before,
      next_list_at: retryAt ?? plusMs(now, unavailableMs),
    });
    logger.warn(
      `What was pushed to the repositories of ${owner.owner} at ${
        owner.host
      } could not be listed; they are read when they are due: ${stringifyError(
        error,
      )}`,
    );
    return 0;
  }
}

/** Has those read of whose push nothing is known yet. */
async function readPushedTo(
  knex: Knex,
  pushes: RepositoryPush[],
  now: Instant,
): Promise<number> {
  const pushedAt = new Map(
    pushes.map(push => [push.repositoryId, push.pushedAt]),
  );
  const rows: Array<
    Pick<RepositoryRow, 'id' | 'pushed_at' | 'complete_up_to'>
  > = await whereToLook(knex, now)
    .whereIn('id', [...pushedAt.keys()])
    .select('id', 'pushed_at', 'complete_up_to');
  const pushedTo = rows.flatMap(row => {
    const at = pushedAt.get(row.id);
    return at !== undefined && at > knownUpTo(row, now)
      ? [{ id: row.id, at }]
      : [];
  });
  if (pushedTo.length === 0) return 0;
  await transact(knex, async tx => {
    const repositoryIds = pushedTo.map(({ id }) => id);
    await lockRepositories({ tx, repositoryIds });
    for (const { id, at } of pushedTo) {
      await tx<RepositoryRow>('repositories')
        .where({ id })
        .update({ pushed_at: at });
    }
    await lookSoon({
      tx,
      repositoryIds,
      at: plusMs(now, runsComeMs),
      isRound: true,
    });
  });
  return pushedTo.length;
}

/** A reading just after a push may have been before its runs. */
function knownUpTo(
  row: Pick<RepositoryRow, 'pushed_at' | 'complete_up_to'>,
  now: Instant,
): Instant {
  return row.pushed_at ?? plusMs(row.complete_up_to ?? now, -minuteMs);
}

/** Those that were read once: the others are due already. */
function whereToLook(knex: Knex, now: Instant) {
  return knex<RepositoryRow>('repositories')
    .where({ archived: false })
    .whereNotNull('complete_up_to')
    .where(whereDeliveriesAreNotTrusted(now));
}
