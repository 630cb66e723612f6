import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { earlier, type DeploymentRow, type OutboxRow } from './rows';

/** When there is something to do next that nobody does at present; undefined where nothing is to be done. */
export async function nextDueAt(
  knex: Knex,
  now: Instant,
): Promise<Instant | undefined> {
  const toSend = await knex<OutboxRow>('outbox')
    .whereIn('state', ['due', 'looking'])
    .where(lease =>
      lease.whereNull('leased_until').orWhere('leased_until', '<', now),
    )
    .orderBy('due_at')
    .first('due_at');
  const toFollow = await knex<DeploymentRow>('deployments')
    .whereNotNull('look_at')
    .orderBy('look_at')
    .first('look_at');
  const followAt = toFollow?.look_at ?? undefined;
  if (!toSend) return followAt;
  return followAt === undefined
    ? toSend.due_at
    : earlier(toSend.due_at, followAt);
}
