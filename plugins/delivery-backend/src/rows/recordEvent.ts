import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { Knex } from 'knex';
import type { DeploymentEventRow } from './DeploymentEventRow';
import type { DeploymentRow } from './DeploymentRow';
import { messagesColumn } from './words';

/** What is to be written down of a change. */
export interface NewEvent {
  action: string;
  /** Entity ref of a person, subject of a service; absent for the portal itself. */
  by?: string;
  /** Where there is more to say. */
  detail?: Words;
}

/** One line of the audit, in the transaction of what it tells. */
export async function recordEvent(
  tx: Knex.Transaction,
  row: Pick<DeploymentRow, 'id' | 'service' | 'environment'>,
  at: Instant,
  event: NewEvent,
): Promise<void> {
  await tx<DeploymentEventRow>('deployment_events').insert({
    deployment_id: row.id,
    service: row.service,
    environment: row.environment,
    at,
    action: event.action,
    by: event.by ?? null,
    detail: event.detail?.sentence ?? null,
    detail_messages: messagesColumn(event.detail),
  });
}

/** Whether the same was written down before: what is seen again and again is told once. */
export async function isRecorded(
  tx: Knex.Transaction,
  row: Pick<DeploymentRow, 'id'>,
  event: NewEvent,
): Promise<boolean> {
  const found = await tx<DeploymentEventRow>('deployment_events')
    .where({ deployment_id: row.id, action: event.action })
    .where('detail', event.detail?.sentence ?? '')
    .first('id');
  return found !== undefined;
}
