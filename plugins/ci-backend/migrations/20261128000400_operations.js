/*
 * When deliveries about a repository came last. Instants as in the tables before: see 20261122000000_init.js.
 */

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('repositories', table => {
    table
      .string('webhook_seen_at', 24)
      .nullable()
      .comment('When the last delivery about it was applied, to the hour');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('webhook_seen_at');
  });
};
