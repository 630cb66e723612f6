import {
  startGithubSimulator,
  type GithubSimulator,
  type GithubSimulatorOptions,
} from '@mainline/github-simulator';
import { openApiGuard } from '@mainline/github-simulator/testing';

/** Of every webhook in these tests. */
export const secret = 'a secret of the tests';

/** A simulator of which every answer is checked against GitHub's own description. */
export interface CheckedGithub {
  simulator: GithubSimulator;
  /** From now on what happens is told to this door. */
  tell(door: string): void;
  /** Throws where an answer was not as GitHub describes it, and where none was given. */
  closeAndCheck(): Promise<void>;
}

export async function startGithub(
  options: Pick<
    GithubSimulatorOptions,
    'scenario' | 'recordings' | 'clock' | 'live' | 'rateLimit'
  >,
): Promise<CheckedGithub> {
  const guard = openApiGuard();
  // The simulator looks the address up with every delivery: the door has none before its backend is up.
  const webhooks = { url: 'http://localhost:1/', secret };
  const simulator = await startGithubSimulator({
    rateLimit: { limit: 1_000_000 },
    ...options,
    webhooks,
    onResponse: guard.onResponse,
  });
  simulator.pauseWebhooks();
  return {
    simulator,
    tell(door) {
      webhooks.url = door;
      simulator.resumeWebhooks();
    },
    async closeAndCheck() {
      await simulator.close();
      guard.assertValid();
    },
  };
}
