import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type {
  AuditorServiceEvent,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** An audit event that came to its end: `success`, or the sentence that it failed with. */
export interface Audited {
  eventId: string;
  meta: JsonObject;
  ended: string;
}

/** Notes what is audited. */
export function recordingAuditor(
  note: (event: Audited) => void,
): ServiceFactory {
  return createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: () => ({
      createEvent: async ({ eventId, meta = {} }) => {
        const end =
          (ended: string): AuditorServiceEvent['success'] =>
          async options =>
            note({ eventId, meta: { ...meta, ...options?.meta }, ended });
        return {
          success: end('success'),
          fail: async options => end(options.error.message)(options),
        };
      },
    }),
  });
}
