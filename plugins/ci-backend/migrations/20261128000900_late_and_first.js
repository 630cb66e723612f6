/* What was never read to its end, what is late and what is behind all others, found without looking at every repository. */

const indexes = {
  repositories_first_due_idx:
    'repositories (next_read_at) where complete_up_to is null',
  repositories_complete_idx: 'repositories (complete_up_to)',
  repositories_fresh_idx: 'repositories (fresh_until)',
};

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  for (const [name, of] of Object.entries(indexes)) {
    await knex.schema.raw(`create index ${name} on ${of}`);
  }
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(indexes)) {
    await knex.schema.raw(`drop index ${name}`);
  }
};
