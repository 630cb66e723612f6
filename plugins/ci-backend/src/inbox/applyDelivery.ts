import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { applyFacts, lookSoon } from '../facts';
import type { DeliveryRow, DeliveryState } from './DeliveryRow';
import { findRepository } from './findRepository';
import { noteWebhook } from './noteWebhook';

/** What a delivery came to. */
export interface AppliedDelivery {
  /** The repository whose facts changed. */
  changedRepositoryId?: string;
  /** Whether its source should be read soon. */
  look: boolean;
}

/**
 * Translates one delivery, merges its facts and marks it, all in the caller's transaction: after a kill it is either
 * done or waits as before.
 */
export async function applyDelivery(options: {
  tx: Knex.Transaction;
  delivery: DeliveryRow;
  sources: CiSource[];
  at: Instant;
}): Promise<AppliedDelivery> {
  const { tx, delivery, sources, at } = options;
  const mark = (state: DeliveryState, reason?: string) =>
    tx<DeliveryRow>('deliveries')
      .where({
        source: delivery.source,
        hook: delivery.hook,
        id: delivery.id,
      })
      .update({ state, reason: reason ?? null, applied_at: at });

  const webhooks = sources.find(s => s.id === delivery.source)?.webhooks;
  if (!webhooks) {
    throw new Error(
      `No source '${delivery.source}' translates deliveries any more: add its module to the backend.`,
    );
  }
  const said = webhooks.translate(
    delivery.event,
    JSON.parse(delivery.payload) as unknown,
  );
  if (!said.repository || said.setAside !== undefined) {
    await mark(
      'set-aside',
      said.setAside ?? `'${delivery.event}' concerns no repository.`,
    );
    return { look: false };
  }

  const found = await findRepository({ tx, repository: said.repository, at });
  if (!found.found) {
    await mark('set-aside', found.reason);
    return { look: found.look };
  }
  const { repositoryId } = found;
  await mark('applied');
  await noteWebhook({ tx, repositoryId, at });
  if (said.look) await lookSoon({ tx, repositoryId, at });
  const applied = await applyFacts({
    tx,
    repositoryId,
    facts: {
      runs: said.runs,
      jobs: said.jobs,
      mentionedWorkflows: said.workflows,
      deployments: said.deployments,
    },
    at,
  });
  return {
    ...(applied.changed ? { changedRepositoryId: repositoryId } : {}),
    look: said.look || found.look || applied.look,
  };
}
