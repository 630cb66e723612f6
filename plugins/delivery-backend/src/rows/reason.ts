import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { DeploymentRow } from './DeploymentRow';
import { messagesColumn, wordsOf } from './words';

type Reason = Pick<DeploymentRow, 'reason' | 'reason_messages'>;

/** Why a deployment stands as it does, as it is stored. */
export function reasonColumns(words: Words | undefined): Reason {
  return {
    reason: words?.sentence ?? null,
    reason_messages: messagesColumn(words),
  };
}

/** What was stored as its reason. */
export function reasonOf(row: Reason): Words | undefined {
  return wordsOf(row.reason, row.reason_messages);
}
