/** ISO 8601, UTC, milliseconds: 24 characters. */
const instant = 24;

const columns = [
  'looked_for_at',
  'goes_on',
  'fresh_until',
  'untold_at',
  'workflows_listed_at',
  'runs_validated_since',
  'check_ins_known_since',
  'backfill_until',
  'backfill_retry_at',
];

/**
 * Reading a repository as rarely as its activity and its deliveries allow, and its history bit by bit.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('repositories', table => {
    table
      .string('looked_for_at', instant)
      .nullable()
      .comment('A delivery asked for the reading that is due');
    table
      .boolean('goes_on')
      .notNullable()
      .defaultTo(false)
      .comment('The last reading left jobs or work, and lists are fresh');
    table
      .string('fresh_until', instant)
      .nullable()
      .comment('When the next reading is expected; late is what is behind it');
    table
      .string('untold_at', instant)
      .nullable()
      .comment('A reading last found by then what no delivery had told');
    table.string('workflows_listed_at', instant).nullable();
    table
      .string('runs_validated_since', instant)
      .nullable()
      .comment('The runs that runs_validator speaks of were created from then');
    table
      .string('check_ins_known_since', instant)
      .nullable()
      .comment('While the history is read: as known_since, of check-ins');
    table
      .string('backfill_until', instant)
      .nullable()
      .comment('How far back the history is to be read; null: as it is');
    table
      .string('backfill_retry_at', instant)
      .nullable()
      .comment('The history is not read further before');
    table.index(['backfill_until', 'known_since'], 'repositories_backfill_idx');
  });
  await knex.schema.createTable('backfill_pauses', table => {
    table.comment('A row while the reading of history is paused');
    table.integer('id').primary().comment('Always 1: there is one at most');
    table.string('paused_at', instant).notNullable();
    table.string('paused_by', 255).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('backfill_pauses');
  await knex.schema.alterTable('repositories', table => {
    table.dropIndex(
      ['backfill_until', 'known_since'],
      'repositories_backfill_idx',
    );
    table.dropColumns(...columns);
  });
};
