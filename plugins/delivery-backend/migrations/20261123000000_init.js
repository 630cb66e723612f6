/*
 * The store of the delivery backend.
 *
 * Instants are text, ISO 8601 in UTC with milliseconds, always 24 characters: they sort as they are and read the same from
 * PostgreSQL and SQLite. Ids of a source are text. What is `Computed` can be thrown away and computed again.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments that were asked for here.');
    table.text('id').primary().comment('UUID; also the correlation id');
    table.text('service').notNullable().comment('Entity ref');
    table.text('service_name').notNullable();
    table.text('environment').notNullable();
    table
      .text('active_key')
      .nullable()
      .comment('service@environment while it is not at its end, else null')
      .unique();
    table.text('asked').notNullable().comment('DeploymentOrder, JSON');
    table.text('version').notNullable();
    table.text('sha').notNullable();
    table.text('check_in').nullable().comment('CheckInRef, JSON');
    table.text('digest').nullable();
    table.text('repository_id').nullable().comment('Of the service');
    table.text('deployer').notNullable();
    table.text('plan').notNullable().comment('DeployPlan, JSON');
    table.text('explanation').notNullable().comment('Explanation, JSON');
    table.text('state').notNullable().comment('DeploymentOutcome');
    table.text('phase').notNullable().comment('DeploymentPhase');
    table.text('reason').nullable().comment('A sentence');
    table.text('requested_by').notNullable();
    table.text('idempotency_key').notNullable();
    table.string('requested_at', instant).notNullable();
    table.string('started_at', instant).nullable();
    table.string('ended_at', instant).nullable();
    table.text('run_repository_id').nullable();
    table.text('run_id').nullable();
    table.integer('run_attempt').nullable();
    table.text('run_url').nullable();
    table.text('claim').notNullable().comment('none, expected, claimed');
    table.text('claimed_run_id').nullable();
    table.integer('claimed_run_attempt').nullable();
    table.text('sends_again').nullable();
    table.text('sent_again_as').nullable();
    table
      .string('look_at', instant)
      .nullable()
      .comment('Its run is looked at then; null where it is at its end');
    table.unique(['requested_by', 'idempotency_key']);
    table.index(
      ['service', 'environment', 'requested_at'],
      'deployments_target_idx',
    );
    table.index(['service', 'sha'], 'deployments_version_idx');
    table.index(['run_id'], 'deployments_run_idx');
    table.index(['look_at'], 'deployments_look_idx');
    table.index(['repository_id', 'state'], 'deployments_repository_idx');
  });

  await knex.schema.createTable('outbox', table => {
    table.comment(
      'What is to be sent, or may have been. Gone once it is known what came of it.',
    );
    table.text('deployment_id').primary();
    table
      .text('state')
      .notNullable()
      .comment('due; sending: may have been sent, never sent again; looking');
    table.string('due_at', instant).notNullable();
    table.text('leased_by').nullable();
    table.string('leased_until', instant).nullable();
    table.string('sending_since', instant).nullable();
    table
      .string('look_until', instant)
      .nullable()
      .comment('The end of the look-up window');
    table
      .integer('tries')
      .notNullable()
      .defaultTo(0)
      .comment('How often its run was looked for');
    table
      .integer('unanswered')
      .notNullable()
      .defaultTo(0)
      .comment('Looks that the source could not answer');
    table.index(['state', 'due_at'], 'outbox_due_idx');
  });

  await knex.schema.createTable('deployment_events', table => {
    table.comment(
      'The audit: what was done to a deployment, by whom. Never changed, never deleted.',
    );
    table.increments('id');
    table.text('deployment_id').notNullable();
    table.text('service').notNullable();
    table.text('environment').notNullable();
    table.string('at', instant).notNullable();
    table.text('action').notNullable();
    table.text('by').nullable().comment('Null: the portal itself');
    table.text('detail').nullable().comment('A sentence');
    table.index(['deployment_id', 'id'], 'deployment_events_deployment_idx');
  });

  await knex.schema.createTable('services', table => {
    table.comment('Services as ci and the catalog have them.');
    table.text('entity_ref').primary();
    table.text('name').notNullable();
    table.text('name_key').notNullable().comment('Name in lower case');
    table
      .text('search_key')
      .notNullable()
      .comment('Name and title in lower case');
    table.text('title').nullable();
    table.text('owner').nullable();
    table.text('system').nullable();
    table.text('repository_id').nullable();
    table
      .text('annotations')
      .notNullable()
      .defaultTo('{}')
      .comment('delivery.mainline/… of its entity, JSON');
    table
      .boolean('listed')
      .notNullable()
      .comment(
        'Whether ci lists it; a service that is gone keeps its deployments',
      );
    table
      .bigInteger('facts_version')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Grows with every change of what its row rests on, in the same transaction',
      );
    table
      .bigInteger('projected_version')
      .notNullable()
      .defaultTo(-1)
      .comment('The facts_version that its computed rows rest on');
    table
      .string('leased_until', instant)
      .nullable()
      .comment('Until then somebody computes it, or it is not tried again');
    table.index(['repository_id'], 'services_repository_idx');
    table.index(['name_key', 'entity_ref'], 'services_name_idx');
  });

  await knex.schema.createTable('service_delivery', table => {
    table.comment('Computed: one row of the matrix.');
    table.text('entity_ref').primary();
    table.boolean('underway').notNullable();
    table.boolean('failed').notNullable();
    table.boolean('differs').notNullable().comment('From production');
    table.text('document').notNullable().comment('ServiceCells, JSON');
    table.text('repository').nullable().comment('RepositoryFact, JSON');
    table.string('complete_up_to', instant).nullable();
  });

  await knex.schema.createTable('candidates', table => {
    table.comment(
      'Computed: the newest check-ins of a service in its pipeline.',
    );
    table.text('entity_ref').notNullable();
    table.text('sha').notNullable();
    table.integer('place').notNullable().comment('0 is the newest');
    table.text('version').notNullable();
    table.text('document').notNullable().comment('CandidateRow, JSON');
    table.primary(['entity_ref', 'sha']);
    table.index(['entity_ref', 'place'], 'candidates_place_idx');
  });

  await knex.schema.createTable('outside_deployments', table => {
    table.comment(
      'Computed from what ci saw: deployments that were not asked for here.',
    );
    table.text('id').primary().comment('repository/deployment');
    table.text('service').notNullable();
    table.text('environment').notNullable();
    table.string('requested_at', instant).notNullable();
    table.text('document').notNullable().comment('Deployment, JSON');
    table.index(
      ['service', 'environment', 'requested_at'],
      'outside_deployments_target_idx',
    );
  });

  await knex.schema.createTable('feed_positions', table => {
    table.comment(
      'How far the feeds of other plugins were read, and which state of the catalog.',
    );
    table.text('feed').primary();
    table.text('position').notNullable();
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  for (const table of [
    'feed_positions',
    'outside_deployments',
    'candidates',
    'service_delivery',
    'services',
    'deployment_events',
    'outbox',
    'deployments',
  ]) {
    await knex.schema.dropTable(table);
  }
};
