import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

interface Connection {
  prepare(sql: string): unknown;
}

/** Prepares a statement of SQLite once: a test that runs a million of a few hundred is a third faster by it. */
export async function keepStatements(knex: Knex): Promise<void> {
  if (isPostgres(knex)) return;
  const connection: Connection = await knex.client.acquireConnection();
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = sql => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  await knex.client.releaseConnection(connection);
}
