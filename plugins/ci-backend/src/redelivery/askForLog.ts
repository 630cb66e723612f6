import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeliveryLog } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { DeliveryRow } from '../inbox';

/** In one round: sources allow few writes at a time, and what is left is asked for by the next. */
const maxAsked = 100;

/**
 * Asks for what a webhook failed to deliver since then, and the inbox does not have, the earliest first. `lookedUpTo` is
 * where the next round begins, if not everything could be asked for.
 */
export async function askForLog(options: {
  knex: Knex;
  source: string;
  log: DeliveryLog;
  since: Instant;
  signal?: AbortSignal;
}): Promise<{ asked: number; lookedUpTo?: Instant }> {
  const { knex, source, log, since, signal } = options;
  const readOptions = {
    purpose: 'webhook' as const,
    ...(signal ? { signal } : {}),
  };
  const failed = await log.readFailed({ since }, readOptions);
  const ids = failed.map(({ id }) => id);
  const here = await readKnown({ knex, source, ids });
  const missing = failed.filter(({ id }) => !here.has(id));
  let asked = 0;
  for (const delivery of missing.slice(0, maxAsked)) {
    if (await log.redeliver(delivery, readOptions)) asked += 1;
  }
  return { asked, lookedUpTo: missing[maxAsked]?.failedAt };
}

/** Ids that are in the inbox already, by whichever way and hook they came. */
async function readKnown(options: {
  knex: Knex;
  source: string;
  ids: string[];
}): Promise<Set<string>> {
  const { knex, source, ids } = options;
  const known = new Set<string>();
  for (const chunk of chunksOf(ids, 500)) {
    const rows = await knex<DeliveryRow>('deliveries')
      .where({ source })
      .whereIn('id', chunk)
      .select('id');
    for (const { id } of rows) known.add(id);
  }
  return known;
}
