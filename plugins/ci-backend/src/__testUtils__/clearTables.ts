import type { Knex } from 'knex';

const tables = [
  'services',
  'repository_locators',
  'repositories',
  'workflows',
  'runs',
  'jobs',
  'check_ins',
  'deployments',
  'merged_pull_requests',
  'open_branches',
  'changed_paths',
  'artifacts',
  'environments',
  'deliveries',
  'changes',
  'mainline_days',
  'service_health',
  'self_checks',
  'team_annotations',
  'on_it',
  'backfill_pauses',
  'source_budgets',
];

/** Empties the store, so that one database serves many cases. */
export async function clearTables(knex: Knex): Promise<void> {
  for (const table of tables) await knex(table).delete();
  await knex('feed_head').update({ position: 0 });
}
