/*
 * The store of the ci backend.
 *
 * Ids of the source are text: they pass 2^31, and drivers disagree about larger numbers.
 * Instants are text too, ISO 8601 in UTC with milliseconds, always 24 characters: they sort as they are and read the
 * same from PostgreSQL and SQLite. Durations are whole milliseconds.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('Catalog components, as the service directory gave them.');
    table.text('entity_ref').primary();
    table.text('name').notNullable();
    table.text('title').nullable();
    table.text('owner').nullable();
    table.text('system').nullable();
    table.text('mapping').notNullable().comment('ServiceMapping, JSON');
    table.text('host').nullable().comment('Of the mapped repository');
    table.text('slug_key').nullable().comment('owner/name in lower case');
    table.index(['host', 'slug_key'], 'services_repository_idx');
  });

  await knex.schema.createTable('repository_locators', table => {
    table.comment('Names under which services look for repositories.');
    table.text('host').notNullable();
    table.text('slug_key').notNullable();
    table.text('slug').notNullable();
    table.text('repository_id').nullable().comment('Once it was found');
    table.string('next_read_at', instant).notNullable();
    table.text('error').nullable().comment('A sentence, while not found');
    table.primary(['host', 'slug_key']);
    table.index(['repository_id'], 'repository_locators_repository_idx');
    table.index(['next_read_at'], 'repository_locators_due_idx');
  });

  await knex.schema.createTable('repositories', table => {
    table.text('id').primary().comment('host:source id');
    table.text('host').notNullable();
    table.text('slug').notNullable();
    table.text('url').notNullable();
    table.text('default_branch').notNullable();
    table.boolean('archived').notNullable().defaultTo(false);
    table
      .string('complete_up_to', instant)
      .nullable()
      .comment('Nothing before this instant is missing');
    table.string('next_read_at', instant).notNullable();
    table.string('leased_until', instant).nullable();
    table.text('leased_by').nullable();
    table.text('runs_validator').nullable();
    table.text('check_ins_validator').nullable();
    table
      .text('error')
      .nullable()
      .comment('Why it can not be read: a sentence');
    table
      .bigInteger('facts_version')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with every change of its facts, in the same transaction');
    table
      .bigInteger('health_version')
      .notNullable()
      .defaultTo(-1)
      .comment('The facts_version that its services health was computed from');
    table
      .string('health_window_end', instant)
      .nullable()
      .comment('Where the figures of its services end: past it they move on');
    table.index(['next_read_at'], 'repositories_due_idx');
  });

  await knex.schema.createTable('workflows', table => {
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.text('name').notNullable();
    table.text('path').notNullable();
    table.text('state').notNullable();
    table.primary(['repository_id', 'id']);
  });

  await knex.schema.createTable('runs', table => {
    table.comment('One row an attempt.');
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.integer('attempt').notNullable();
    table
      .boolean('newest')
      .notNullable()
      .comment('Whether it is the highest attempt of its run');
    table.integer('number').notNullable();
    table.text('workflow_id').notNullable();
    table.text('workflow_name').nullable();
    table.text('workflow_path').nullable();
    table.text('title').nullable();
    table.text('event').notNullable();
    table.text('branch').nullable();
    table.text('head_sha').notNullable();
    table.text('tree_id').nullable();
    table.text('head_message').nullable();
    table.text('head_author').nullable();
    table.string('head_authored_at', instant).nullable();
    table.text('head_repository').nullable();
    table.text('pull_requests').nullable().comment('Numbers, JSON');
    table.text('actor').nullable();
    table.text('status').notNullable();
    table.text('conclusion').nullable();
    table.text('url').notNullable();
    table.string('created_at', instant).notNullable();
    table.string('started_at', instant).nullable();
    table.string('updated_at', instant).notNullable();
    table.text('contradiction').nullable().comment('Contradiction, JSON');
    table
      .string('jobs_read_at', instant)
      .nullable()
      .comment('When its jobs were read to the end, after it completed');
    table.primary(['repository_id', 'id', 'attempt']);
    table.index(
      ['repository_id', 'created_at', 'id'],
      'runs_repository_created_idx',
    );
    table.index(['repository_id', 'head_sha'], 'runs_repository_sha_idx');
  });

  await knex.schema.createTable('jobs', table => {
    table.text('repository_id').notNullable();
    table.text('id').notNullable();
    table.text('run_id').notNullable();
    table.integer('attempt').notNullable();
    table.text('name').notNullable();
    table.text('status').notNullable();
    table.text('conclusion').nullable();
    table.text('url').nullable();
    table.text('runner_name').nullable();
    table.text('labels').notNullable().comment('JSON');
    table.string('created_at', instant).nullable();
    table.string('started_at', instant).nullable();
    table.string('completed_at', instant).nullable();
    table.text('steps').notNullable().comment('StepFact[], JSON');
    table
      .text('failing_step')
      .nullable()
      .comment('Name of the first that failed');
    table.primary(['repository_id', 'id']);
    table.index(['repository_id', 'run_id', 'attempt'], 'jobs_run_idx');
  });

  await knex.schema.createTable('check_ins', table => {
    table.comment('Commits on mainline.');
    table.text('repository_id').notNullable();
    table.text('sha').notNullable();
    table.text('tree_id').nullable();
    table.text('message').notNullable();
    table.text('author').nullable();
    table.string('authored_at', instant).nullable();
    table.text('url').nullable();
    table.string('reached_mainline_at', instant).notNullable();
    table.text('reached_by').nullable();
    table.integer('push_index').notNullable();
    table.primary(['repository_id', 'sha']);
    table.index(
      ['repository_id', 'reached_mainline_at'],
      'check_ins_order_idx',
    );
  });

  await knex.schema.createTable('deliveries', table => {
    table.comment('The inbox: what came in at the webhook door.');
    table.text('source').notNullable();
    table.text('hook').notNullable();
    table.text('id').notNullable().comment('The same on redelivery');
    table.text('event').notNullable();
    table.text('payload').notNullable();
    table.string('received_at', instant).notNullable();
    table
      .text('state')
      .notNullable()
      .comment(
        'pending, applied, set-aside (says nothing to us), parked (could not be applied)',
      );
    table.text('reason').nullable();
    table.integer('tries').notNullable().defaultTo(0);
    table.string('applied_at', instant).nullable();
    table.primary(['source', 'hook', 'id']);
    table.index(['state', 'received_at'], 'deliveries_state_idx');
  });

  await knex.schema.createTable('changes', table => {
    table.comment('The ordered feed.');
    table.bigInteger('position').primary();
    table.text('kind').notNullable();
    table.text('ref').notNullable();
    table.string('at', instant).notNullable();
  });

  await knex.schema.createTable('feed_head', table => {
    table.comment(
      'One row, locked from the moment a transaction takes positions until it commits: positions follow commit order.',
    );
    table.integer('id').primary();
    table.bigInteger('position').notNullable();
  });
  await knex('feed_head').insert({ id: 1, position: 0 });

  await knex.schema.createTable('service_health', table => {
    table.comment('Computed: one row of the page over all services.');
    table.text('entity_ref').primary();
    table.text('name_key').notNullable().comment('Name in lower case');
    table
      .text('search_key')
      .notNullable()
      .comment('Name and title in lower case');
    table.text('owner').nullable();
    table.text('system').nullable();
    table.text('repository_id').nullable();
    table.text('state').notNullable();
    table.boolean('flaky').notNullable();
    table
      .text('attention_key')
      .notNullable()
      .comment(
        'Sorts longest red first, then flaky, then the others; then by name',
      );
    table.string('last_check_in_at', instant).nullable();
    table.text('document').notNullable().comment('ServiceHealth, JSON');
    table.index(
      ['attention_key', 'entity_ref'],
      'service_health_attention_idx',
    );
    table.index(['name_key', 'entity_ref'], 'service_health_name_idx');
    table.index(['repository_id'], 'service_health_repository_idx');
    table.index(['state'], 'service_health_state_idx');
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  for (const table of [
    'service_health',
    'feed_head',
    'changes',
    'deliveries',
    'check_ins',
    'jobs',
    'runs',
    'workflows',
    'repositories',
    'repository_locators',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
