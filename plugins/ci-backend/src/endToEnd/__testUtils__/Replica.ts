import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { Knex } from 'knex';
import type { ReplicaArguments } from './replicaProcess';
import { secret } from './startGithub';

const script = join(__dirname, 'replicaProcess.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** One of several processes of a portal on one database. */
export class Replica {
  static async start(options: {
    knex: Knex.Config;
    github: GithubSimulator;
    ci: JsonObject;
  }): Promise<Replica> {
    const url = `http://localhost:${await freePort()}`;
    const given: ReplicaArguments = {
      knex: options.knex,
      entities: options.github.catalogEntities() as Entity[],
      config: {
        app: { baseUrl: url },
        backend: { baseUrl: url, listen: { port: Number(new URL(url).port) } },
        integrations: {
          github: [
            {
              host: 'github.com',
              apiBaseUrl: options.github.url,
              token: 'a token',
            },
          ],
        },
        ci: { github: { webhookSecret: secret }, ...options.ci },
      },
    };
    const child = spawn(
      process.execPath,
      ['--require', transform, script, JSON.stringify(given)],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
      },
    );
    return new Replica(url, child);
  }

  readonly door: string;
  /** Resolves when its door is open. */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #waiting: Array<{ line: string; resolve: () => void }> = [];

  private constructor(url: string, child: ChildProcess) {
    this.door = `${url}/api/ci/webhooks/github`;
    this.#child = child;
    this.#ended = new Promise(resolve => child.on('close', () => resolve()));
    createInterface({ input: child.stdout! }).on('line', line => {
      const first = this.#waiting.findIndex(each => each.line === line);
      if (first >= 0) this.#waiting.splice(first, 1)[0].resolve();
    });
    this.ready = this.#said('ready');
    // Whoever waits for it is told.
    this.ready.catch(() => {});
  }

  /** Does everything that is scheduled, once. */
  async round(): Promise<void> {
    const done = this.#said('done');
    this.#child.stdin!.write('round\n');
    await done;
  }

  /** As a power cut: it has no time for anything. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#child.stdin!.end();
    await this.#ended;
  }

  async #said(line: string): Promise<void> {
    const said = new Promise<void>(resolve =>
      this.#waiting.push({ line, resolve }),
    );
    const ended = this.#ended.then(() => {
      throw new Error(`The process ended before it said '${line}'.`);
    });
    // Whichever comes first; the other is nobody's business any more.
    ended.catch(() => {});
    await Promise.race([said, ended]);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
