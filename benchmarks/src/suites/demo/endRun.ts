import { setTimeout as pause } from 'node:timers/promises';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { DeployTarget } from './DeployTargets';

const startsWithinMs = 10_000;

/** Ends the run of a dispatch at once, before anything comes of it: the next deployment need not wait for it. */
export async function endRun(
  { world }: GithubSimulator,
  { workflow }: DeployTarget,
  correlationId: string,
): Promise<void> {
  const repository = world.repository(workflow.repository);
  const giveUpAt = Date.now() + startsWithinMs;
  // A dispatch that has just arrived is no run yet.
  for (;;) {
    const run = repository.runs.findLast(
      ({ inputs }) => inputs.correlation_id === correlationId,
    );
    if (run) {
      world.cancelRun(repository, run);
      return;
    }
    if (Date.now() > giveUpAt) {
      throw new Error(
        `Dispatch ${correlationId} started no run in ${workflow.repository}.`,
      );
    }
    await pause(2);
  }
}
