/*
 * How work comes to mainline: pull requests with the commits of their branches, open branches, changed paths.
 * Ids and instants as in the tables before: see 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('merged_pull_requests', table => {
    table.text('repository_id').notNullable();
    table.integer('number').notNullable();
    table.text('base_branch').notNullable();
    table.string('merged_at', instant).notNullable();
    table.text('merge_sha').notNullable();
    table
      .text('commits')
      .nullable()
      .comment('BranchCommit[], JSON; null until they were read');
    table.integer('unlisted').nullable().comment('How many more there are');
    table
      .boolean('paths_read')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the changed paths of its commits were read');
    table.primary(['repository_id', 'number']);
    table.index(
      ['repository_id', 'merged_at'],
      'merged_pull_requests_order_idx',
    );
  });
  await knex.schema.createTable('open_branches', table => {
    table.comment('All branches but mainline, as they were last listed.');
    table.text('repository_id').notNullable();
    table.text('name').notNullable();
    table.text('head_sha').notNullable();
    table
      .text('read_as')
      .nullable()
      .comment('The mainline and the head that its commits were read for');
    table
      .text('commits')
      .nullable()
      .comment('BranchCommit[] that mainline lacked, JSON; null until read');
    table.integer('unlisted').nullable().comment('How many more there are');
    table
      .text('paths_read_as')
      .nullable()
      .comment('As read_as, of the changed paths of its commits');
    table.primary(['repository_id', 'name']);
  });
  await knex.schema.createTable('changed_paths', table => {
    table.comment('Files that commits changed, where services share one tree.');
    table.text('repository_id').notNullable();
    table.text('sha').notNullable();
    table
      .text('paths')
      .nullable()
      .comment('JSON; null where the source has them no longer');
    table.boolean('cut').notNullable().comment('Whether there are more');
    table.primary(['repository_id', 'sha']);
  });
  await knex.schema.alterTable('repositories', table => {
    table.text('pull_requests_validator').nullable();
    table
      .string('pull_requests_listed_up_to', instant)
      .nullable()
      .comment('Every merge before this instant is in the list');
    table
      .string('pull_requests_read_at', instant)
      .nullable()
      .comment('When all were first read with their commits');
    table.text('branches_validator').nullable();
    table.string('branches_listed_at', instant).nullable();
    table
      .string('branches_read_at', instant)
      .nullable()
      .comment('When all were first read with their commits');
    table
      .string('changed_paths_read_at', instant)
      .nullable()
      .comment('When those of every commit in the window were first read');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumns(
      'pull_requests_validator',
      'pull_requests_listed_up_to',
      'pull_requests_read_at',
      'branches_validator',
      'branches_listed_at',
      'branches_read_at',
      'changed_paths_read_at',
    );
  });
  for (const table of [
    'changed_paths',
    'open_branches',
    'merged_pull_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
