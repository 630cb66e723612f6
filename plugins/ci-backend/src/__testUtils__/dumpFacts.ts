import type { Knex } from 'knex';

/** The store's own columns: they tell of the way, not of where it led. */
const bookkeeping = new Set([
  'jobs_read_at',
  'complete_up_to',
  'next_read_at',
  'leased_until',
  'leased_by',
  'runs_validator',
  'check_ins_validator',
  'mainline_branch',
  'mainline_head',
  'deployments_validator',
  'pull_requests_validator',
  'pull_requests_listed_up_to',
  'pull_requests_read_at',
  'branches_validator',
  'branches_listed_at',
  'branches_read_at',
  'changed_paths_read_at',
  'jobs_known_since',
  'artifacts_validator',
  'artifacts_read_at',
  'environments_validator',
  'environments_read_at',
  'facts_version',
  'health_version',
  'changed_from',
  'taken_from',
  'days_of',
  'webhook_since',
  'looked_for_at',
  'goes_on',
  'fresh_until',
  'untold_at',
  'workflows_listed_at',
  'runs_validated_since',
  'check_ins_known_since',
  'backfill_until',
  'backfill_retry_at',
  'webhook_seen_at',
  'known_since',
  'self_check_version',
  'self_checked_at',
  'self_check_due_at',
  'self_check_leased_by',
  'self_check_leased_until',
]);

export type FactTable =
  | 'repositories'
  | 'workflows'
  | 'runs'
  | 'jobs'
  | 'check_ins'
  | 'deployments'
  | 'merged_pull_requests'
  | 'open_branches'
  | 'changed_paths'
  | 'artifacts'
  | 'environments';

const keys: Record<FactTable, string[]> = {
  repositories: ['id'],
  workflows: ['repository_id', 'id'],
  runs: ['repository_id', 'id', 'attempt'],
  jobs: ['repository_id', 'id'],
  check_ins: ['repository_id', 'sha'],
  deployments: ['repository_id', 'id'],
  merged_pull_requests: ['repository_id', 'number'],
  open_branches: ['repository_id', 'name'],
  changed_paths: ['repository_id', 'sha'],
  artifacts: ['repository_id', 'id'],
  environments: ['repository_id', 'id'],
};

/** Whole tables of facts, without the store's own columns, to compare: the same on SQLite and PostgreSQL. */
export async function dumpFacts(
  knex: Knex,
  options: { tables?: FactTable[]; without?: string[] } = {},
): Promise<Record<string, object[]>> {
  const dump: Record<string, object[]> = {};
  for (const table of options.tables ?? (Object.keys(keys) as FactTable[])) {
    const rows: Array<Record<string, unknown>> = await knex(table).select();
    dump[table] = rows
      .map(row =>
        Object.fromEntries(
          Object.entries(row)
            .filter(([column]) => !bookkeeping.has(column))
            .filter(([column]) => !options.without?.includes(column))
            .map(([column, value]) => [column, storedAs(column, value)]),
        ),
      )
      .map(row => ({ row, key: JSON.stringify(keys[table].map(c => row[c])) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ row }) => row);
  }
  return dump;
}

const booleans = [
  'newest',
  'archived',
  'retired',
  'paths_read',
  'cut',
  'expired',
];

function storedAs(column: string, value: unknown): unknown {
  if (booleans.includes(column)) return Boolean(value);
  return column === 'size_bytes' ? Number(value) : value;
}
