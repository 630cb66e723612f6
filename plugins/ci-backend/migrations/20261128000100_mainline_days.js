/*
 * What each day of check-ins adds to health, and from which day on it is to be computed anew. Ids and instants as in the
 * tables before: see 20261122000000_init.js. Days are text too, in UTC: 2026-03-01.
 */

const day = 10;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('mainline_days', table => {
    table.comment(
      'Computed: what one day of check-ins adds to figures, and what the rule has to know to go on from its end.',
    );
    table.text('repository_id').notNullable();
    table
      .text('commit_stage')
      .notNullable()
      .comment('Globs of its workflows, JSON; empty where every one counts');
    table.string('day', day).notNullable().comment('By arrival on mainline');
    table
      .string('last_verdict_day', day)
      .nullable()
      .comment('A check-in may be judged much later than on its day');
    table.text('figures').notNullable().comment('HealthDay, JSON');
    table.text('carry').notNullable().comment('HealthCarry, JSON');
    table
      .integer('rule_version')
      .notNullable()
      .comment('Of the rule that computed it: one without its facts stays');
    table.primary(['repository_id', 'commit_stage', 'day']);
    table.index(
      ['repository_id', 'commit_stage', 'last_verdict_day'],
      'mainline_days_verdict_idx',
    );
  });

  await knex.schema.alterTable('repositories', table => {
    table
      .string('changed_from', day)
      .nullable()
      .comment(
        'The first day whose check-ins are to be judged anew; empty: all of them; null: none',
      );
    table
      .string('taken_from', day)
      .nullable()
      .comment('What changed_from was when its services were computed last');
    table
      .text('days_of')
      .nullable()
      .comment('Which commit stages have their days, by which rule, JSON');
    table
      .string('facts_since', day)
      .nullable()
      .comment('Facts of the days before were pruned: those days stay');
  });
  await knex('repositories').update({ changed_from: '', health_version: -1 });

  await knex.schema.raw(
    'create index repositories_health_due_idx on repositories (id) where facts_version > health_version',
  );
  await knex.schema.raw(
    'create index runs_contradiction_idx on runs (repository_id) where contradiction is not null',
  );
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.raw('drop index runs_contradiction_idx');
  await knex.schema.raw('drop index repositories_health_due_idx');
  await knex.schema.alterTable('repositories', table => {
    table.dropColumns('changed_from', 'taken_from', 'days_of', 'facts_since');
  });
  await knex.schema.dropTable('mainline_days');
};
