/*
 * How far sources' lists of failed deliveries were looked through. Instants as in the tables before: see
 * 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_logs', table => {
    table.comment('Webhooks whose failed deliveries are asked for again.');
    table.text('source').notNullable();
    table.text('log').notNullable().comment('As the source names it');
    table
      .string('looked_up_to', instant)
      .notNullable()
      .comment('What failed before was asked for again');
    table.primary(['source', 'log']);
  });
  if (await hasFastCompression(knex)) {
    // Most of the work of keeping a delivery is its compression.
    await knex.raw(
      'alter table deliveries alter column payload set compression lz4',
    );
  }
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_logs');
  if (await hasFastCompression(knex)) {
    await knex.raw(
      'alter table deliveries alter column payload set compression default',
    );
  }
};

/** PostgreSQL has it from version 14 on, where it was built with it. */
async function hasFastCompression(knex) {
  if (knex.client.config.client !== 'pg') return false;
  const found = await knex('pg_settings')
    .where({ name: 'default_toast_compression' })
    .whereRaw("'lz4' = any(enumvals)")
    .first('name');
  return found !== undefined;
}
