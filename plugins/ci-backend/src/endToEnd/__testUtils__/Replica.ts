import { spawn, type ChildProcess } from 'node:child_process';
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
  static start(options: {
    knex: Knex.Config;
    github: GithubSimulator;
    ci: JsonObject;
  }): Replica {
    const given: ReplicaArguments = {
      knex: options.knex,
      entities: options.github.catalogEntities() as Entity[],
      config: {
        app: { baseUrl: 'http://localhost' },
        backend: { baseUrl: 'http://localhost', listen: { port: 0 } },
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
      { env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' } },
    );
    return new Replica(child);
  }

  /** Resolves with the address for deliveries when it is open. */
  readonly door: Promise<string>;
  readonly #child: ChildProcess;
  /** Resolves with how it ended. */
  readonly #ended: Promise<string>;
  readonly #waiting: Array<{ word: string; resolve(rest: string): void }> = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
    const complaints: string[] = [];
    child.stderr!.setEncoding('utf8').on('data', text => complaints.push(text));
    this.#ended = new Promise(resolve =>
      child.on('close', (code, signal) =>
        resolve(`${signal ?? `exit code ${code}`} ${complaints.join('')}`),
      ),
    );
    createInterface({ input: child.stdout! }).on('line', line => {
      const [word, rest = ''] = line.split(' ');
      const first = this.#waiting.findIndex(each => each.word === word);
      if (first >= 0) this.#waiting.splice(first, 1)[0].resolve(rest);
    });
    this.door = this.#said('ready').then(
      port => `http://localhost:${port}/api/ci/webhooks/github`,
    );
    // Whoever waits for it is told.
    this.door.catch(() => {});
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

  /** What follows the word in the line that begins with it. */
  async #said(word: string): Promise<string> {
    const said = new Promise<string>(resolve =>
      this.#waiting.push({ word, resolve }),
    );
    const ended = this.#ended.then(how => {
      throw new Error(`The process ended before it said '${word}': ${how}`);
    });
    // Whichever comes first; the other is nobody's business any more.
    ended.catch(() => {});
    return Promise.race([said, ended]);
  }
}
