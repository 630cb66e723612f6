/*
 * Deployments as the source knows them. Ids and instants as in the tables before: see 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments, whoever made them.');
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.text('environment').notNullable();
    table.text('sha').notNullable();
    table.text('ref').nullable();
    table.text('task').nullable();
    table.text('creator').nullable();
    table.string('created_at', instant).notNullable();
    table
      .text('state')
      .notNullable()
      .comment('Newest word that tells an outcome; never inactive');
    table.string('state_at', instant).notNullable();
    table
      .boolean('retired')
      .notNullable()
      .comment('Whether a later one replaced it');
    table.text('url').nullable();
    table.text('run_id').nullable().comment('Of the run that made it');
    table.primary(['repository_id', 'id']);
    table.index(
      ['repository_id', 'environment', 'created_at', 'id'],
      'deployments_environment_idx',
    );
    table.index(['repository_id', 'created_at'], 'deployments_unended_idx', {
      predicate: knex.whereRaw("state not in ('success', 'error', 'failure')"),
    });
    table.index(['repository_id', 'state_at'], 'deployments_state_at_idx');
  });
  await knex.schema.alterTable('repositories', table => {
    table.text('deployments_validator').nullable();
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('deployments_validator');
  });
  await knex.schema.dropTable('deployments');
};
