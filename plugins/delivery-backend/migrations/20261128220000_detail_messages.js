/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployment_events', table => {
    table
      .text('detail_messages')
      .nullable()
      .comment(
        'The detail as messages, as JSON; null where it is only a sentence',
      );
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deployment_events', table => {
    table.dropColumn('detail_messages');
  });
};
