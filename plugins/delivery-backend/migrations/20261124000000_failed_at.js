const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('service_delivery', table => {
    table
      .string('failed_at', instant)
      .nullable()
      .comment('When the newest of its failures ended; null without any');
    table.index(['failed_at'], 'service_delivery_failed_idx');
  });
  // What was computed before does not say it yet.
  await knex('services').update({
    facts_version: knex.raw('facts_version + 1'),
  });
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('service_delivery', table => {
    table.dropIndex(['failed_at'], 'service_delivery_failed_idx');
    table.dropColumn('failed_at');
  });
};
