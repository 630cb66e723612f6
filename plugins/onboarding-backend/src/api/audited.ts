import type { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Does what changes something, with an audit event of how it went: who tried, what, and what came of it. */
export async function audited<T>(
  auditor: AuditorService,
  what: {
    eventId: 'item-confirm' | 'item-confirmation-remove';
    request: Request;
    meta: JsonObject;
  },
  work: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    ...what,
    severityLevel: 'medium',
  });
  try {
    const result = await work();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({
      error: isError(error) ? (error as Error) : new Error(String(error)),
    });
    throw error;
  }
}
