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
  /** Looks that were not answered: the next goes on from there. */
  readonly failures: string[] = [];
  #newest: Watched | undefined;
  #stopped = false;
  readonly #watching: Promise<void>[];

  constructor(options: { url: string; token: string; signal: AbortSignal }) {
    this.#watching = Array.from({ length: watchers }, () =>
      this.#watch(options),
    );
    // Whoever stops it is told.
    this.#watching.forEach(each => each.catch(() => {}));
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
    while (!(await this.#isShown(path, runId, client))) {
      await pause(lookEveryMs, undefined, { signal });
    }
    this.lags.push(performance.now() - acceptedAt);
  }

  async #isShown(
    path: string,
    runId: string,
    client: PortalClient,
  ): Promise<boolean> {
    try {
      const { strip } = jsonOf<ServiceHealth>(await client.get(path));
      const build = strip.find(each => each.runId === runId);
      return build?.outcome === 'passing';
    } catch (error) {
      this.failures.push(String(error));
      return false;
    }
  }
}
