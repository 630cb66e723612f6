import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CiSource, DeliveryLog } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { later, plusMs } from '../reconciliation/instants';
import { askForLog } from './askForLog';
import { readLookedUpTo, writeLookedUpTo } from './lookedUpTo';

const minuteMs = 60 * 1000;

/** What failed earlier can't be asked for any more. */
const redeliverableMs = 3 * 24 * 60 * minuteMs;

/** A source's list may lag behind, and its clock be another: so much is looked through twice. */
const overlapMs = 5 * minuteMs;

export interface AskAgainOptions {
  knex: Knex;
  sources: CiSource[];
  logger: LoggerService;
  clock: () => Date;
  signal?: AbortSignal;
}

/**
 * Looks through what sources failed to deliver since the last time, and asks for what never came. What is asked for comes in
 * at the door like any other delivery; what fails again is on the list again. Answers how many were asked for.
 *
 * Nothing rests on it: reconciliation reads what a lost delivery would have told. It is told sooner.
 */
export async function askAgain(options: AskAgainOptions): Promise<number> {
  let asked = 0;
  for (const source of options.sources) {
    for (const log of source.deliveryLogs ?? []) {
      if (options.signal?.aborted) return asked;
      asked += await askOneLog(options, source.id, log);
    }
  }
  return asked;
}

/** One webhook that can't be looked through keeps none of the others waiting. */
async function askOneLog(
  options: AskAgainOptions,
  source: string,
  log: DeliveryLog,
): Promise<number> {
  const { knex, logger, clock, signal } = options;
  const startedAt = clock().toISOString();
  const place = { knex, source, log: log.id };
  try {
    const before = await readLookedUpTo(place);
    const oldest = plusMs(startedAt, -redeliverableMs);
    const { asked, lookedUpTo } = await askForLog({
      knex,
      source,
      log,
      since: before ? later(plusMs(before, -overlapMs), oldest) : oldest,
      signal,
    });
    await writeLookedUpTo({ ...place, at: lookedUpTo ?? startedAt });
    if (asked > 0) {
      logger.info(
        `Asked ${source} for ${asked} failed deliveries of ${log.id} once more`,
      );
    }
    return asked;
  } catch (error) {
    if (signal?.aborted) return 0;
    logger.warn(
      `Failed deliveries of ${source} could not be asked for, and are with the next round: ${stringifyError(
        error,
      )}`,
    );
    return 0;
  }
}
