/*
 * The self-check, who is on a red mainline, and since when deliveries come. Ids and instants as in the tables before: see
 * 20261122000000_init.js.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('self_checks', table => {
    table.comment('Computed: the three answers about each service.');
    table.text('entity_ref').primary();
    table.text('repository_id').notNullable();
    table.text('daily').notNullable();
    table.text('tested').notNullable();
    table.text('fixing').notNullable();
    table.boolean('dormant').notNullable();
    table.string('at', instant).notNullable().comment('What they are of');
    table
      .text('basis')
      .notNullable()
      .comment('Of what they rest on beside facts: rules, paths, workflows');
    table.text('document').notNullable().comment('SelfCheck, JSON');
    table.index(['repository_id'], 'self_checks_repository_idx');
  });

  await knex.schema.createTable('team_annotations', table => {
    table.comment('Owners of services that say how they work.');
    table.text('owner').primary();
    table.text('annotations').notNullable().comment('As written, JSON');
  });

  await knex.schema.createTable('on_it', table => {
    table.comment('Who mends a red mainline.');
    table.text('entity_ref').primary();
    table.text('by').notNullable().comment('Entity ref of a person');
    table.string('at', instant).notNullable();
    table
      .string('red_since', instant)
      .notNullable()
      .comment('Which red it is about: when it began, as was known then');
  });

  await knex.schema.alterTable('service_health', table => {
    table
      .string('red_since', instant)
      .nullable()
      .comment('While red: since when without a green, whichever workflows');
  });

  await knex.schema.alterTable('repositories', table => {
    table
      .string('webhook_since', instant)
      .nullable()
      .comment('When the first delivery about it was applied');
    table
      .string('known_since', instant)
      .nullable()
      .comment('How far back it was read at first');
    table
      .bigInteger('self_check_version')
      .notNullable()
      .defaultTo(-1)
      .comment('The facts_version that its self-checks were computed from');
    table.string('self_checked_at', instant).nullable();
    table
      .string('self_check_due_at', instant)
      .nullable()
      .comment('Whatever happens until then: answers depend on the time');
    table.text('self_check_leased_by').nullable();
    table.string('self_check_leased_until', instant).nullable();
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropColumns(
      'webhook_since',
      'known_since',
      'self_check_version',
      'self_checked_at',
      'self_check_due_at',
      'self_check_leased_by',
      'self_check_leased_until',
    );
  });
  await knex.schema.alterTable('service_health', table => {
    table.dropColumn('red_since');
  });
  for (const table of ['on_it', 'team_annotations', 'self_checks']) {
    await knex.schema.dropTable(table);
  }
};
