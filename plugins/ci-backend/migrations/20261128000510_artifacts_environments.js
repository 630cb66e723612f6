/*
 * What runs uploaded, and environments with what stands before a deployment to them.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('artifacts', table => {
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.text('run_id').nullable();
    table.text('head_sha').nullable();
    table.text('name').notNullable();
    table.bigInteger('size_bytes').notNullable();
    table.text('digest').nullable();
    table.string('created_at', instant).notNullable();
    table.string('expires_at', instant).nullable();
    table.boolean('expired').notNullable();
    table.primary(['repository_id', 'id']);
    table.index(['repository_id', 'run_id'], 'artifacts_run_idx');
  });
  await knex.schema.createTable('environments', table => {
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.text('name').notNullable();
    table
      .text('reviewers')
      .notNullable()
      .comment('EnvironmentReviewer[], JSON');
    table.integer('wait_minutes').nullable();
    table.text('branches').nullable();
    table.string('updated_at', instant).nullable();
    table.text('url').nullable();
    table.primary(['repository_id', 'id']);
  });
  await knex.schema.alterTable('repositories', table => {
    table.text('artifacts_validator').nullable();
    table
      .string('artifacts_read_at', instant)
      .nullable()
      .comment('No run that ended before lacks its artifacts');
    table.text('environments_validator').nullable();
    table.string('environments_read_at', instant).nullable();
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('artifacts_validator');
    table.dropColumn('artifacts_read_at');
    table.dropColumn('environments_validator');
    table.dropColumn('environments_read_at');
  });
  await knex.schema.dropTable('environments');
  await knex.schema.dropTable('artifacts');
};
