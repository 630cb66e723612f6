/*
 * What was on mainline and is no longer, and where mainline ended when it was last read.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('check_ins', table => {
    table
      .string('off_mainline_at', instant)
      .nullable()
      .comment('Since when it is on mainline no longer');
  });
  await knex.schema.alterTable('repositories', table => {
    table
      .text('mainline_branch')
      .nullable()
      .comment('The branch that the stored check-ins are of');
    table.text('mainline_head').nullable().comment('The commit at its end');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex('check_ins').whereNotNull('off_mainline_at').delete();
  await knex.schema.alterTable('check_ins', table => {
    table.dropColumn('off_mainline_at');
  });
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('mainline_branch');
    table.dropColumn('mainline_head');
  });
};
