import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { deliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import type { ReadyDeployment } from '../requests/ReadyDeployment';
import type { DeploymentRow } from './DeploymentRow';
import { reasonColumns } from './reason';

/** A deployment that was just asked for, as it is stored. */
export function newDeploymentRow(options: {
  id: string;
  ready: ReadyDeployment;
  by: string;
  idempotencyKey: string;
  sendsAgain?: string;
  at: Instant;
}): DeploymentRow {
  const { id, ready, by, idempotencyKey, sendsAgain, at } = options;
  const { target, plan } = ready;
  return {
    id,
    service: target.service,
    service_name: ready.serviceName,
    environment: target.environment,
    active_key: deliveryTargetRef(target),
    asked: JSON.stringify(ready.asked),
    version: ready.version,
    sha: ready.sha,
    check_in: ready.checkIn ? JSON.stringify(ready.checkIn) : null,
    digest: ready.digest ?? null,
    repository_id: ready.repositoryId ?? null,
    deployer: ready.deployer,
    plan: JSON.stringify(plan),
    explanation: JSON.stringify(ready.explanation),
    state: 'waiting',
    phase: 'requested',
    ...reasonColumns(undefined),
    requested_by: by,
    idempotency_key: idempotencyKey,
    requested_at: at,
    started_at: null,
    ended_at: null,
    run_repository_id: null,
    run_id: null,
    run_attempt: null,
    run_url: null,
    claim: plan.claims ? 'expected' : 'none',
    claimed_run_id: null,
    claimed_run_attempt: null,
    sends_again: sendsAgain ?? null,
    sent_again_as: null,
    look_at: null,
  };
}
