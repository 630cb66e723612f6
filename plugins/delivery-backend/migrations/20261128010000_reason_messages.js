/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployments', table => {
    table
      .text('reason_messages')
      .nullable()
      .comment(
        'The reason as messages, as JSON; null where it is only a sentence',
      );
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deployments', table => {
    table.dropColumn('reason_messages');
  });
};
