import type { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/**
 * Does what changes something, with an audit event of how it went: who tried, what, and what came of it.
 *
 * @param work - may tell more for the event while it goes on
 * @public
 */
export async function audited<T>(
  auditor: AuditorService,
  what: { eventId: string; request: Request; meta: JsonObject },
  work: (tell: (meta: JsonObject) => void) => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({ ...what, severityLevel: 'medium' });
  const told: JsonObject = {};
  try {
    const result = await work(meta => Object.assign(told, meta));
    await event.success({ meta: told });
    return result;
  } catch (error) {
    await event.fail({
      error: isError(error) ? (error as Error) : new Error(String(error)),
      meta: told,
    });
    throw error;
  }
}
