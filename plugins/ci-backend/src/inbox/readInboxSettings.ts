import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** `ci.inbox` of the configuration. */
export interface InboxSettings {
  /** So long deliveries are kept that are done with. */
  keepDays: number;
}

/** So long GitHub delivers again on demand: until then one has to be known for having been here. */
const redeliverableDays = 3;

export function readInboxSettings(
  rootConfig: RootConfigService,
): InboxSettings {
  const keepDays = rootConfig.getOptionalNumber('ci.inbox.keepDays') ?? 7;
  if (!(keepDays >= redeliverableDays)) {
    throw new InputError(
      `ci.inbox.keepDays is ${keepDays}: give at least ${redeliverableDays} days, for so long a source may deliver once more what was here already, or leave it out for 7.`,
    );
  }
  return { keepDays };
}
