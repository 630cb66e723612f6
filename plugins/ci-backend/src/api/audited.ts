import type { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Changes something for a person, with an audit event of how it went: who tried, what, and what came of it. */
export async function audited<T>(
  auditor: AuditorService,
  what: {
    eventId: 'on-it-put' | 'on-it-delete';
    request: Request;
    meta: JsonObject;
  },
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
