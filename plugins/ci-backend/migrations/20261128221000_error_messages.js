const tables = ['repositories', 'repository_locators'];

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  for (const name of tables) {
    await knex.schema.alterTable(name, table => {
      table
        .text('error_messages')
        .nullable()
        .comment(
          'The error as messages, as JSON; null where it is only a sentence',
        );
    });
  }
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  for (const name of tables) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('error_messages');
    });
  }
};
