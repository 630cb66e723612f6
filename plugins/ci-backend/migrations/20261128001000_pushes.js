/*
 * Pushes that an owner's list of repositories tells of, for those of which deliveries do not. Instants as in the tables before: see
 * 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('push_lists', table => {
    table.comment('Owners whose repositories are listed by their last push.');
    table.text('host').notNullable();
    table.text('owner').notNullable().comment('In lower case');
    table
      .string('listed_at', instant)
      .comment('Every push before it is known; null where there is no list');
    table.text('validator');
    table.string('next_list_at', instant).notNullable();
    table.primary(['host', 'owner']);
  });
  await knex.schema.alterTable('repositories', table => {
    table
      .string('pushed_at', instant)
      .comment('The last push for which a reading was asked for');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('pushed_at');
  });
  await knex.schema.dropTable('push_lists');
};
