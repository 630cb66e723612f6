import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { jsonOf, PortalClient } from '../../../portal/PortalClient';
import type { Accepted } from './DeliveryStream';

const watchers = 2;
const lookEveryMs = 200;

interface Watched {
  path: string;
  runId: string;
  acceptedAt: number;
}

/**
 * Follows some of the builds that ended, from the moment when the door accepted that until their service's page tells of it. Each
 * watcher takes the newest that was accepted, and looks again and again: what it looks with costs the portal something, too.
 */
export class LagWatch {
  readonly lags: number[] = [];
  #newest: Watched | undefined;
  #stopped = false;
  readonly #watching: Promise<void>[];

  constructor(options: { url: string; token: string; signal: AbortSignal }) {
    this.#watching = Array.from({ length: watchers }, () =>
      this.#watch(options),
    );
  }

  accepted({ delivery, at }: Accepted): void {
    const { event, action, payload } = delivery;
    if (event !== 'workflow_run' || action !== 'completed') return;
    const repository = payload.repository as { name: string };
    const run = payload.workflow_run as { id: number };
    this.#newest = {
      path: `/api/ci/services/component/default/${repository.name}`,
      runId: String(run.id),
      acceptedAt: at,
    };
  }

  /** Resolves when those that are followed have come to their page. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#watching);
  }

  async #watch({
    url,
    token,
    signal,
  }: {
    url: string;
    token: string;
    signal: AbortSignal;
  }): Promise<void> {
    const client = new PortalClient({ baseUrl: url, token });
    try {
      while (!this.#stopped) {
        const watched = this.#newest;
        this.#newest = undefined;
        if (watched) await this.#follow(watched, client, signal);
        else await pause(lookEveryMs, undefined, { signal });
      }
    } finally {
      client.close();
    }
  }

  async #follow(
    { path, runId, acceptedAt }: Watched,
    client: PortalClient,
    signal: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const answer = await client.get(path);
      const { strip } = jsonOf<ServiceHealth>(answer);
      const build = strip.find(each => each.runId === runId);
      if (build?.outcome === 'passing') {
        this.lags.push(performance.now() - acceptedAt);
        return;
      }
      await pause(lookEveryMs, undefined, { signal });
    }
  }
}
