import knexFactory, { type Knex } from 'knex';
import { ciProgress, type CiProgress } from './ciProgress';
import type { PostgresServer } from './startPostgres';

/** How far the portal has come with what it collects. */
export interface StoreProgress extends CiProgress {
  /** Services that delivery lists. */
  deliverable: number;
  /** Of these, such whose row of the matrix is not made from the newest facts. */
  undelivered: number;
}

/** Looks into the portal's databases, to see how far it is and what it holds. */
export class PortalStore {
  readonly #ci: Knex;
  readonly #delivery: Knex;

  constructor({ host, port, user, password }: PostgresServer) {
    const open = (plugin: string) =>
      knexFactory({
        client: 'pg',
        connection: {
          host,
          port,
          user,
          password,
          database: `backstage_plugin_${plugin}`,
        },
        pool: { min: 0, max: 1 },
      });
    this.#ci = open('ci');
    this.#delivery = open('delivery');
  }

  async close(): Promise<void> {
    await this.#ci.destroy();
    await this.#delivery.destroy();
  }

  async version(): Promise<string> {
    const { rows } = await this.#ci.raw('show server_version');
    return rows[0].server_version;
  }

  async progress(): Promise<StoreProgress> {
    const { rows: ofDelivery } = await this.#delivery.raw(`
      select count(*)::int as deliverable,
             (count(*) filter (where projected_version < facts_version))::int as undelivered
        from services where listed`);
    return { ...(await ciProgress(this.#ci)), ...ofDelivery[0] };
  }

  /** Exact counts of rows, by plugin and table. */
  async rows(): Promise<Record<string, number>> {
    return {
      ...(await countRows(this.#ci, 'ci')),
      ...(await countRows(this.#delivery, 'delivery')),
    };
  }

  /** Brings the planner's statistics up to date, as autovacuum would in a while: figures must not hang on when it came by. */
  async analyze(): Promise<void> {
    await this.#ci.raw('analyze');
    await this.#delivery.raw('analyze');
  }
}

async function countRows(
  knex: Knex,
  plugin: string,
): Promise<Record<string, number>> {
  const { rows: tables } = await knex.raw(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '%knex%' and table_name not like 'backstage\\_backend%'
      order by table_name`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [{ count }] = await knex(name).count({ count: '*' });
    counts[`${plugin}.${name}`] = Number(count);
  }
  return counts;
}
