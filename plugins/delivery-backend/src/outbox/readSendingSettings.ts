import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** `delivery.sending` of the configuration, in milliseconds. */
export interface SendingSettings {
  /** A send that has not been answered by then is unsure. */
  timeoutMs: number;
  /** So long nobody else touches what one process sends. */
  leaseMs: number;
  /** So long the run of an unsure send is looked for. */
  lookUpWindowMs: number;
  /** What could not be sent by then, certainly not, is given up. */
  giveUpAfterMs: number;
}

/** Throws `InputError` with which field is wrong and what to do. */
export function readSendingSettings(
  rootConfig: RootConfigService,
): SendingSettings {
  const config = rootConfig.getOptionalConfig('delivery.sending');
  const duration = (key: string, otherwise: HumanDuration) => {
    const ms = durationToMilliseconds(
      config?.has(key) ? readDurationFromConfig(config, { key }) : otherwise,
    );
    if (!(ms > 0)) {
      throw new InputError(
        `delivery.sending.${key} is ${ms} ms: give a duration above zero, as in '5 minutes'.`,
      );
    }
    return ms;
  };
  const settings = {
    timeoutMs: duration('timeout', { seconds: 15 }),
    leaseMs: duration('lease', { seconds: 60 }),
    lookUpWindowMs: duration('lookUpWindow', { minutes: 5 }),
    giveUpAfterMs: duration('giveUpAfter', { minutes: 15 }),
  };
  if (settings.leaseMs < 2 * settings.timeoutMs) {
    throw new InputError(
      `delivery.sending.lease is ${settings.leaseMs} ms, less than twice delivery.sending.timeout (${settings.timeoutMs} ms): a lease has to outlast the send that it guards. Make the lease longer, or the time-out shorter.`,
    );
  }
  return settings;
}
