/* How far back jobs are known: see 20261122000000_init.js for instants. */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('repositories', table => {
    table
      .string('jobs_known_since', instant)
      .nullable()
      .comment('Jobs of mainline builds from then on are read, or will be');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('jobs_known_since');
  });
};
