/** ISO 8601, UTC, milliseconds: 24 characters. */
const instant = 24;

/**
 * What each process has asked of the sources, and what it knows of their limits: so that no process asks before an instant
 * that any of them was told to wait for, and the figures of all can be shown by one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_budgets', table => {
    table.comment('One row for each process and account of a source');
    table.string('process_id', 36).notNullable();
    table.string('source', 100).notNullable();
    table.string('host', 255).notNullable();
    table.string('account', 255).notNullable();
    table.string('started_at', instant).notNullable();
    table.string('updated_at', instant).notNullable();
    table
      .text('requests')
      .notNullable()
      .comment('JSON: since the process started, by purpose');
    table
      .text('requests_last_hour')
      .notNullable()
      .comment('JSON: of its last hour, by purpose');
    table.integer('unchanged').notNullable();
    table.integer('unchanged_last_hour').notNullable();
    table.integer('limit').nullable();
    table.integer('remaining').nullable();
    table.string('reset_at', instant).nullable();
    table.integer('floor').nullable();
    table.string('blocked_until', instant).nullable();
    table.primary(['process_id', 'source', 'host', 'account']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_budgets');
};
