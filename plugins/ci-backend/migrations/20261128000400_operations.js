/*
 * What operators decide about collecting, and when deliveries about a repository came last. Ids and instants as in the
 * tables before: see 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('collection_settings', table => {
    table.comment('What operators decided; absent: as configured.');
    table.text('key').primary().comment('backfill-paused');
    table.text('value').notNullable().comment('JSON');
    table.text('by').notNullable().comment('Entity ref of a person');
    table.string('at', instant).notNullable();
  });
  await knex.schema.alterTable('repositories', table => {
    table
      .string('webhook_seen_at', instant)
      .nullable()
      .comment('When the last delivery about it was applied, to the hour');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('webhook_seen_at');
  });
  await knex.schema.dropTable('collection_settings');
};
