import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import {
  deliveryTargetRef,
  say,
} from '@mainline/backstage-plugin-delivery-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { touchService } from '../projection/touchService';
import {
  newDeploymentRow,
  isUniqueViolation,
  recordEvent,
  type ChangeContext,
  type DeploymentRow,
  type OutboxRow,
} from '../rows';
import type { Actor } from './Deployments';
import { findRepeated } from './findRepeated';
import { markSentAgain } from './markSentAgain';
import type { ReadyDeployment } from './ReadyDeployment';

export interface DeploymentRequest {
  ready: ReadyDeployment;
  by: Actor;
  idempotencyKey: string;
  sendsAgain?: string;
}

/** So often another may have come first and be gone again before the request is given up. */
const attempts = 5;

/**
 * Stores the deployment, its audit event and what is to be sent in one transaction. Two unique indexes decide races: the key of
 * whoever asks, and the one deployment that may be on its way to an environment. Whoever loses reads who won.
 */
export async function requestDeployment(
  context: ChangeContext,
  request: DeploymentRequest,
): Promise<{ row: DeploymentRow; created: boolean }> {
  const { ready, by, idempotencyKey, sendsAgain } = request;
  const { knex } = context;
  const repetition = { by, idempotencyKey, order: ready.asked, sendsAgain };

  for (let attempt = 1; ; attempt += 1) {
    const [repeated, rival] = await Promise.all([
      findRepeated(knex, repetition),
      findRival(knex, request),
    ]);
    if (repeated) return { row: repeated, created: false };
    try {
      if (rival) refuseBecauseOf(rival, request);
      const row = await transact(knex, tx => store(tx, request, context.now()));
      context.onChanged([row.service]);
      return { row, created: true };
    } catch (error) {
      // The same request may have come in between: then that one is the answer, not what it stands in the way of.
      const first = await findRepeated(knex, repetition);
      if (first) return { row: first, created: false };
      if (attempt === attempts || !isUniqueViolation(error)) throw error;
    }
  }
}

async function store(
  tx: Knex.Transaction,
  request: DeploymentRequest,
  at: Instant,
): Promise<DeploymentRow> {
  const { by, sendsAgain } = request;
  const row = newDeploymentRow({ ...request, id: randomUUID(), at });
  if (sendsAgain !== undefined) {
    await markSentAgain(tx, { id: sendsAgain, as: row, by, at });
  }
  await tx<DeploymentRow>('deployments').insert(row);
  await tx<OutboxRow>('outbox').insert({
    deployment_id: row.id,
    state: 'due',
    due_at: at,
  });
  await recordEvent(tx, row, at, {
    action: 'requested',
    by,
    ...(sendsAgain !== undefined && {
      detail: say('event.repeats', { id: sendsAgain }),
    }),
  });
  await touchService(tx, row.service);
  return row;
}

/** What is on its way there already. */
async function findRival(
  knex: Knex,
  { ready: { target } }: DeploymentRequest,
): Promise<DeploymentRow | undefined> {
  return knex<DeploymentRow>('deployments')
    .where({ active_key: deliveryTargetRef(target) })
    .first();
}

function refuseBecauseOf(
  rival: DeploymentRow,
  { ready: { version } }: DeploymentRequest,
): never {
  throw new ConflictError(
    `Deployment ${rival.id} of ${rival.service_name} ${rival.version} is on its way to ${rival.environment}, asked for by ${rival.requested_by} at ${rival.requested_at}: wait for its end or cancel it, and deploy ${version} then.`,
  );
}
