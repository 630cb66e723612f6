/* What was never read to its end, found without looking at every repository. */

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.raw(
    `create index repositories_first_due_idx on repositories (next_read_at)
      where complete_up_to is null`,
  );
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.raw('drop index repositories_first_due_idx');
};
