import knexFactory, { type Knex } from 'knex';
import type { PostgresServer } from './startPostgres';

/** How far the portal has come with what it collects. */
export interface StoreProgress {
  /** Services that ci lists. */
  services: number;
  /** Of these, such whose repository was read to the end, or can't be read. */
  read: number;
  /** Repositories whose facts are ahead of the health that was computed from them. */
  unprojected: number;
  /** Repositories whose facts are ahead of what the self-check was answered from. */
  unchecked: number;
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
    const { rows: ofCi } = await this.#ci.raw(`
      select count(*)::int as services,
             (count(*) filter (where r.complete_up_to is not null or r.error is not null or l.error is not null or s.host is null))::int as read,
             (count(distinct r.id) filter (where r.health_version < r.facts_version))::int as unprojected,
             (count(distinct r.id) filter (where r.complete_up_to is not null and r.self_check_version < r.facts_version))::int as unchecked
        from services s
        left join repository_locators l on l.host = s.host and l.slug_key = s.slug_key
        left join repositories r on r.id = l.repository_id`);
    const { rows: ofDelivery } = await this.#delivery.raw(`
      select count(*)::int as deliverable,
             (count(*) filter (where projected_version < facts_version))::int as undelivered
        from services where listed`);
    return { ...ofCi[0], ...ofDelivery[0] };
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
