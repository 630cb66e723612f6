import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import {
  applyFactsOfMany,
  lockRepositories,
  type RepositoryRow,
} from '../facts';
import { areDeliveriesTrusted } from '../reconciliation/areDeliveriesTrusted';
import { hourMs, plusMs } from '../reconciliation/instants';
import { collectFacts } from './collectFacts';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';
import { findRepositories } from './findRepositories';
import { markDeliveries, type DeliveryMark } from './markDeliveries';
import {
  translateDeliveries,
  type FailedDelivery,
  type SaidDelivery,
} from './translateDeliveries';

/** What deliveries came to. */
export interface AppliedDeliveries {
  /** How many are done with: applied, or set aside. */
  done: number;
  /** Ids of the repositories whose facts changed. */
  changed: string[];
  /** Whether sources should be read soon. */
  look: boolean;
  /** What could not be translated; nothing was written of these. */
  failed: FailedDelivery[];
}

/**
 * Translates deliveries, merges what they say repository by repository and marks them, all in the caller's
 * transaction: after a kill they are either done or wait as before. The number of statements does not
 * grow with that of deliveries.
 */
export async function applyDeliveries(options: {
  tx: Knex.Transaction;
  writes: Writes;
  deliveries: DeliveryRow[];
  sources: CiSource[];
  at: Instant;
}): Promise<AppliedDeliveries> {
  const { tx, writes, deliveries, sources, at } = options;
  const { said, failed } = translateDeliveries(deliveries, sources);
  const { marks, concerned, look } = await sort(tx, said, at);
  await markDeliveries({ tx, writes, marks, at });
  const heard = await readHeard(tx, concerned);
  const collected = collectFacts(
    concerned.map(each => {
      const row = heard.get(each.repositoryId);
      const isTrusted = row !== undefined && areDeliveriesTrusted(row, at);
      const completeUpTo = row?.complete_up_to ?? undefined;
      return { ...each, isTrusted, ...(completeUpTo && { completeUpTo }) };
    }),
  );
  await noteHeard({ tx, heard: [...heard.values()], at });
  const applied = await applyFactsOfMany({ tx, writes, collected, at });
  return {
    done: said.length,
    changed: applied.changed,
    look: look || applied.look.length > 0,
    failed,
  };
}

/** A delivery that says something of a repository of ours. */
interface ConcernedDelivery extends SaidDelivery {
  repositoryId: string;
  stored?: RepositoryRow;
}

/** Which deliveries say something of a repository of ours, and which are set aside. */
async function sort(
  tx: Knex.Transaction,
  all: SaidDelivery[],
  at: Instant,
): Promise<{
  marks: DeliveryMark[];
  concerned: ConcernedDelivery[];
  look: boolean;
}> {
  const marks: DeliveryMark[] = [];
  const setAside = (delivery: DeliveryRow, reason: string) =>
    marks.push({ key: keyOf(delivery), state: 'set-aside', reason });

  const speaking = all.flatMap(({ delivery, said }) => {
    if (said.repository && said.setAside === undefined) {
      return { delivery, said, repository: said.repository };
    }
    const { event } = delivery;
    setAside(delivery, said.setAside ?? `'${event}' concerns no repository.`);
    return [];
  });
  const found = await findRepositories({
    tx,
    repositories: speaking.map(({ repository }) => repository),
    at,
  });
  const concerned = speaking.flatMap(({ delivery, said }, index) => {
    const one = found[index];
    if (!one.found) {
      setAside(delivery, one.reason);
      return [];
    }
    marks.push({ key: keyOf(delivery), state: 'applied' });
    const { repositoryId, stored } = one;
    return { delivery, said, repositoryId, stored };
  });
  return { marks, concerned, look: found.some(one => one.look) };
}

function keyOf({ source, hook, id }: DeliveryRow): DeliveryKey {
  return { source, hook, id };
}

/** What is known of the deliveries of a repository. */
type HeardRow = Pick<
  RepositoryRow,
  'id' | 'complete_up_to' | 'webhook_since' | 'webhook_seen_at' | 'untold_at'
>;

async function readHeard(
  tx: Knex.Transaction,
  concerned: ConcernedDelivery[],
): Promise<Map<string, HeardRow>> {
  const heard = new Map<string, HeardRow>(
    concerned.flatMap(({ stored }) => (stored ? [[stored.id, stored]] : [])),
  );
  const unmet = new Set(
    concerned.flatMap(({ repositoryId: id }) => (heard.has(id) ? [] : id)),
  );
  if (unmet.size === 0) return heard;
  const rows: HeardRow[] = await tx<RepositoryRow>('repositories')
    .whereIn('id', [...unmet])
    .select(
      'id',
      'complete_up_to',
      'webhook_since',
      'webhook_seen_at',
      'untold_at',
    );
  return new Map([...heard, ...rows.map(row => [row.id, row] as const)]);
}

/** Notes since when deliveries about repositories come, and the last one to the hour: busy rows are not written for each. */
async function noteHeard(options: {
  tx: Knex.Transaction;
  heard: HeardRow[];
  at: Instant;
}): Promise<void> {
  const { tx, heard, at } = options;
  const anHourAgo = plusMs(at, -hourMs);
  const stale = heard.filter(row => (row.webhook_seen_at ?? '') < anHourAgo);
  if (stale.length === 0) return;
  // All of them: what follows locks them too, and only one order keeps replicas from waiting in a circle.
  await lockRepositories({ tx, repositoryIds: heard.map(({ id }) => id) });
  await tx<RepositoryRow>('repositories')
    .whereIn(
      'id',
      stale.map(({ id }) => id),
    )
    .update({
      webhook_since: tx.raw('coalesce(webhook_since, ?)', [at]),
      webhook_seen_at: at,
    });
}
