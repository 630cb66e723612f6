import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { plusMs, type DeploymentRow } from '../rows';

/** So long a look may take before another process looks too. */
const leaseMs = 60_000;

/** A deployment that is looked at now. */
export interface Taken {
  row: DeploymentRow;
  /** What `look_at` was set to: unless it still is that when the look is over, somebody asked for another one. */
  leasedUntil: Instant;
}

/** The one that has been due the longest, its look moved ahead: whoever's conditional UPDATE comes first has it. */
export async function takeForFollowing(
  knex: Knex,
  now: Instant,
): Promise<Taken | undefined> {
  for (;;) {
    const due = await knex<DeploymentRow>('deployments')
      .where('look_at', '<=', now)
      .orderBy('look_at')
      .orderBy('id')
      .first();
    if (!due) return undefined;

    const leasedUntil = plusMs(now, leaseMs);
    const taken = await knex<DeploymentRow>('deployments')
      .where({ id: due.id, look_at: due.look_at })
      .update({ look_at: leasedUntil });
    if (taken === 1) return { row: due, leasedUntil };
  }
}
