/* Changes get their position once they are committed, and writers wait for nobody: see 20261122000000_init.js for instants. */

const instant = 24;

/** @param { import("knex").Knex } knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('placed_changes', table => {
    table.comment('The ordered feed.');
    table.bigIncrements('id').comment('In the order of writing');
    table
      .bigInteger('position')
      .nullable()
      .unique({ indexName: 'changes_position_idx' })
      .comment(
        'In the order of commits; null until it was given, which whoever reads the feed does',
      );
    table.text('kind').notNullable();
    table.text('ref').notNullable();
    table.string('at', instant).notNullable();
    table.index(['id'], 'changes_unplaced_idx', {
      predicate: knex.whereNull('position'),
    });
  });
  await knex.raw(
    `insert into placed_changes (position, kind, ref, at)
     select position, kind, ref, at from changes order by position`,
  );
  await knex.schema.dropTable('changes');
  await knex.schema.renameTable('placed_changes', 'changes');
};

/** @param { import("knex").Knex } knex */
exports.down = async function down(knex) {
  await knex.schema.createTable('unplaced_changes', table => {
    table.bigInteger('position').primary();
    table.text('kind').notNullable();
    table.text('ref').notNullable();
    table.string('at', instant).notNullable();
  });
  await knex.raw(
    `insert into unplaced_changes (position, kind, ref, at)
     select position, kind, ref, at from changes where position is not null`,
  );
  await knex.schema.dropTable('changes');
  await knex.schema.renameTable('unplaced_changes', 'changes');
};
