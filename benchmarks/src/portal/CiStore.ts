import knexFactory, { type Knex } from 'knex';
import { Client } from 'pg';
import { ciProgress, type CiProgress } from './ciProgress';
import type { PostgresServer } from './startPostgres';

/** Looks into the database of one ci backend of several on a server. */
export class CiStore {
  readonly knex: Knex;
  readonly #connection: object;

  /** @param prefix - of the names of that portal's databases */
  constructor(server: PostgresServer, prefix: string) {
    const { host, port, user, password } = server;
    this.#connection = { host, port, user, password, database: `${prefix}ci` };
    this.knex = knexFactory({
      client: 'pg',
      connection: this.#connection,
      pool: { min: 0, max: 2 },
    });
  }

  /** A connection of its own; whoever asks for it ends it. */
  async connect(): Promise<Client> {
    const client = new Client(this.#connection);
    await client.connect();
    return client;
  }

  close(): Promise<void> {
    return this.knex.destroy();
  }

  progress(): Promise<CiProgress> {
    return ciProgress(this.knex);
  }

  /** Repositories that are read at this moment, or wait for it. */
  async beingRead(): Promise<number> {
    const [{ count }] = await this.knex('repositories')
      .whereNotNull('leased_by')
      .orWhere('next_read_at', '<=', new Date().toISOString())
      .count({ count: '*' });
    return Number(count);
  }

  async count(table: string, where: object = {}): Promise<number> {
    const [{ count }] = await this.knex(table)
      .where(where)
      .count({ count: '*' });
    return Number(count);
  }

  /** Brings the planner's statistics up to date, as autovacuum would in a while: figures must not hang on when it came by. */
  async analyze(): Promise<void> {
    await this.knex.raw('vacuum analyze');
  }
}
