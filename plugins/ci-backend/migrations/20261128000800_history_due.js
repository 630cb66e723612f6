/* Whose history is to be read next, found without looking at all of them. */

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropIndex(
      ['backfill_until', 'known_since'],
      'repositories_backfill_idx',
    );
  });
  await knex.schema.raw(
    `create index repositories_history_due_idx on repositories (known_since desc, id)
      where complete_up_to is not null and known_since > backfill_until`,
  );
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.raw('drop index repositories_history_due_idx');
  await knex.schema.alterTable('repositories', table => {
    table.index(['backfill_until', 'known_since'], 'repositories_backfill_idx');
  });
};
