import { stringifyError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployer,
  DeployOrder,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';

/** A deployer that heeds its signal answers by itself within this. */
const graceMs = 1000;

/**
 * Sends an order and answers in time whatever the deployer does: what throws, or does not answer, may have been started.
 *
 * @param options.onLate - told what a deployer that did not heed its time said in the end
 */
export async function dispatchInTime(options: {
  deployer: Deployer;
  order: DeployOrder;
  timeoutMs: number;
  onLate: (answer: DispatchAnswer) => void;
}): Promise<DispatchAnswer> {
  const { deployer, order, timeoutMs, onLate } = options;
  const stopped = new AbortController();
  const stopping = setTimeout(() => stopped.abort(), timeoutMs);
  let isLate = false;
  let waiting: NodeJS.Timeout | undefined;

  const dispatched = dispatch(deployer, order, stopped.signal).finally(() => {
    clearTimeout(stopping);
    clearTimeout(waiting);
  });
  const late = new Promise<DispatchAnswer>(resolve => {
    waiting = setTimeout(() => {
      isLate = true;
      resolve({
        outcome: 'unsure',
        ...say('reason.noAnswer', { duration: timeoutMs }),
      });
    }, timeoutMs + graceMs);
  });
  const answer = await Promise.race([dispatched, late]);
  if (isLate) void dispatched.then(onLate);
  return answer;
}

async function dispatch(
  deployer: Deployer,
  order: DeployOrder,
  signal: AbortSignal,
): Promise<DispatchAnswer> {
  try {
    return await deployer.dispatch(order, { signal });
  } catch (error) {
    return {
      outcome: 'unsure',
      ...say('reason.brokeOff', { error: stringifyError(error) }),
    };
  }
}
