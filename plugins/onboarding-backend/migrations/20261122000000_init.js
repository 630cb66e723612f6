/*
 * The store of the onboarding backend.
 *
 * Instants are text, ISO 8601 in UTC with milliseconds, always 24 characters: they sort as they are and read the same from
 * PostgreSQL and SQLite.
 */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.comment('The services that ci lists, as of the last round.');
    table.text('entity_ref').primary();
    table.text('name').notNullable();
    table.text('title');
    table.text('owner').comment('Entity ref');
    table.text('system').comment('Entity ref');
    table
      .string('since', instant)
      .notNullable()
      .comment('When it was first seen');
  });

  await knex.schema.createTable('progress', table => {
    table.comment('How a service stands with a checklist.');
    table
      .text('service')
      .notNullable()
      .references('entity_ref')
      .inTable('services')
      .onDelete('CASCADE');
    table.text('checklist').notNullable();
    table.text('items').notNullable().comment('JSON: ItemProgress, in order');
    table.text('owner').comment('Of the service');
    table.text('name_key').notNullable().comment('Of the service, lower case');
    table
      .integer('rank')
      .notNullable()
      .comment('Open items, below zero: most of them first in ascending order');
    table.boolean('open').notNullable().comment('An item is open');
    table.boolean('complete').notNullable().comment('All items are done');
    table.string('checked_at', instant);
    table.primary(['service', 'checklist']);
    table.index(['checklist', 'rank', 'name_key', 'service']);
    table.index(['rank', 'name_key', 'service', 'checklist']);
  });

  await knex.schema.createTable('confirmations', table => {
    table.comment(
      'What people confirmed. Outlives the service: it may come back.',
    );
    table.text('service').notNullable();
    table.text('checklist').notNullable();
    table.text('item').notNullable();
    table.text('confirmed_by').notNullable().comment('Entity ref');
    table.string('confirmed_at', instant).notNullable();
    table.text('note');
    table.primary(['service', 'checklist', 'item']);
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('confirmations');
  await knex.schema.dropTable('progress');
  await knex.schema.dropTable('services');
};
