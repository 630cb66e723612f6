import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const glanceMs = 25;
/** Of the time that the event loop has; beyond it others would be kept waiting. */
const busyShare = 0.75;

/**
 * Waits as long as this process has its hands full with other work, a while at most: who waits for an answer comes before work that
 * nobody waits for.
 */
export async function giveWay(options: {
  mostMs: number;
  signal?: AbortSignal;
}): Promise<void> {
  const { mostMs, signal } = options;
  for (let waited = 0; waited < mostMs; waited += glanceMs) {
    const before = performance.eventLoopUtilization();
    await pause(glanceMs, undefined, { ref: false });
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < busyShare || signal?.aborted) return;
  }
}
