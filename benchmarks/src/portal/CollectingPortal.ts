import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { benchState } from '../project';
import type { SuiteContext } from '../suites';
import type { BackgroundProcess } from './BackgroundProcess';
import { CiStore } from './CiStore';
import { freePort } from './freePort';
import { startBackend } from './startBackend';
import type { PostgresServer } from './startPostgres';

/** What a portal is told beside where things are. */
export interface CollectingOptions {
  /** Tells it from others on the same server: of its databases, its log, its configuration. */
  name: string;
  postgres: PostgresServer;
  /** Documents for the catalog. */
  catalog: string;
  source: 'github' | 'made-up';
  config: object;
}

/** A portal of the catalog and the ci backend alone (src/backends/collecting.ts), as a process of its own. */
export class CollectingPortal {
  static async start(
    options: CollectingOptions,
    { signal, onEnd }: Pick<SuiteContext, 'signal' | 'onEnd'>,
  ): Promise<CollectingPortal> {
    const { name, postgres, source } = options;
    const inState = (file: string) => path.join(benchState, file);
    const prefix = `${name}_`;
    const url = `http://localhost:${await freePort()}`;
    const catalogFile = inState(`catalog.${name}.yaml`);
    await writeFile(catalogFile, options.catalog);
    const configFile = inState(`app-config.${name}.yaml`);
    const { host, port, user, password } = postgres;
    const config = {
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { port: Number(new URL(url).port) },
        cors: { origin: url },
        database: {
          client: 'pg',
          connection: { host, port, user, password },
          prefix,
        },
      },
      catalog: {
        // Once it knows all of them, it looks at them again when the benchmark is over.
        processingInterval: { hours: 6 },
        locations: [
          {
            type: 'file',
            target: catalogFile,
            rules: [{ allow: ['Group', 'Component'] }],
          },
        ],
      },
      ...options.config,
    };
    // JSON is YAML too.
    await writeFile(configFile, JSON.stringify(config, undefined, 2), {
      mode: 0o600,
    });
    const backend = await startBackend({
      url,
      configFile,
      logFile: inState(`${name}.log`),
      signal,
      entry: 'benchmarks/src/backends/collecting.ts',
      env: { BENCH_SOURCE: source },
    });
    const store = new CiStore(postgres, prefix);
    const portal = new CollectingPortal(url, backend, store);
    onEnd(() => portal.stop());
    return portal;
  }

  readonly #backend: BackgroundProcess;
  #stopped: Promise<void> | undefined;

  private constructor(
    readonly url: string,
    backend: BackgroundProcess,
    readonly store: CiStore,
  ) {
    this.#backend = backend;
  }

  get died(): Promise<never> {
    return this.#backend.died;
  }

  /** From now on its made-up source answers. */
  async openSource(): Promise<void> {
    await this.ask('POST', '/api/gate/open');
  }

  /** What its process holds after its garbage was collected, in megabytes. */
  async heapMb(): Promise<number> {
    const { bytes } = await this.ask<{ bytes: number }>(
      'GET',
      '/api/observing/heap',
    );
    return bytes / 1024 ** 2;
  }

  async ask<T>(method: string, route: string): Promise<T> {
    const response = await fetch(`${this.url}${route}`, { method });
    if (!response.ok) {
      throw new Error(
        `${method} ${route} was answered ${
          response.status
        }: ${await response.text()}`,
      );
    }
    return (await response.json()) as T;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#backend.stop().then(() => this.store.close());
    return this.#stopped;
  }
}
