import { NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { touchService } from '../projection/touchService';
import type { DeploymentRow } from './DeploymentRow';
import { isUniqueViolation } from './isUniqueViolation';
import type { OutboxRow } from './OutboxRow';
import { recordEvent, type NewEvent } from './recordEvent';

/** What is to become of a deployment. */
export interface Change {
  set?: Partial<DeploymentRow>;
  /** `gone`: it is known what came of it. */
  outbox?: Partial<Omit<OutboxRow, 'deployment_id'>> | 'gone';
  events: NewEvent[];
}

/** A deployment as it stands, locked until the transaction ends. */
export interface Locked {
  tx: Knex.Transaction;
  row: DeploymentRow;
  outbox?: OutboxRow;
  at: Instant;
}

export interface ChangeContext {
  knex: Knex;
  now: () => Instant;
  /** After a commit. */
  onChanged: (entityRefs: string[]) => void;
}

/** Nobody may be surprised twice by the same rival; more often something else is wrong. */
const attempts = 3;

/**
 * Every change of a deployment comes through here: its row is locked, what is to be done is decided from what stands there
 * then, and is written together with its events and the mark that computed rows have to be made anew.
 *
 * The order of locks is the same everywhere (deployment, outbox, service), so nobody waits in a circle. A decision that another
 * made impossible meanwhile, by taking the place of the one deployment on its way, is made again.
 *
 * Throws `NotFoundError`.
 */
export async function changeDeployment<T>(
  context: ChangeContext,
  id: string,
  decide: (
    locked: Locked,
  ) => Promise<{ change?: Change; result: T }> | { change?: Change; result: T },
): Promise<{ row: DeploymentRow; result: T }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await transact(context.knex, async tx => {
        const locked = await lock(tx, id, context.now());
        const { change, result } = await decide(locked);
        if (!change) return { row: locked.row, result, changed: false };
        const row = await apply(locked, change);
        return { row, result, changed: true };
      });
      if (done.changed) context.onChanged([done.row.service]);
      return done;
    } catch (error) {
      if (attempt === attempts || !isUniqueViolation(error)) throw error;
    }
  }
}

async function lock(
  tx: Knex.Transaction,
  id: string,
  at: Instant,
): Promise<Locked> {
  const query = tx<DeploymentRow>('deployments').where({ id }).first();
  const row = await (isPostgres(tx) ? query.forUpdate() : query);
  if (!row) {
    throw new NotFoundError(
      `There is no deployment '${id}': give the id of one that was asked for here.`,
    );
  }
  const outbox = await tx<OutboxRow>('outbox')
    .where({ deployment_id: id })
    .first();
  return { tx, row, outbox, at };
}

async function apply(
  { tx, row, at }: Locked,
  change: Change,
): Promise<DeploymentRow> {
  if (change.set) {
    await tx<DeploymentRow>('deployments')
      .where({ id: row.id })
      .update(change.set);
  }
  const ofIt = tx<OutboxRow>('outbox').where({ deployment_id: row.id });
  if (change.outbox === 'gone') await ofIt.delete();
  else if (change.outbox) await ofIt.update(change.outbox);
  for (const event of change.events) await recordEvent(tx, row, at, event);
  await touchService(tx, row.service);
  return { ...row, ...change.set };
}
