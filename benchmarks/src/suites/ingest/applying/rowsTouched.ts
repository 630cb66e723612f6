import type { Client } from 'pg';
import type { NotedStatement } from '../../../backends/StatementLog';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/**
 * How many rows of tables a statement reads or writes, those that its conditions leave out included: it is carried out once more,
 * explained, and rolled back.
 */
export async function rowsTouched(
  client: Client,
  { text, values, rows }: NotedStatement,
): Promise<number> {
  // What an insert writes is known, and written a second time it would be a conflict.
  if (/^\s*insert\b/i.test(text)) return rows;
  await client.query('begin');
  try {
    const explained = await client.query<{
      'QUERY PLAN': Array<{ Plan: PlanNode }>;
    }>(`explain (analyze, format json) ${text}`, values);
    const [{ Plan: plan }] = explained.rows[0]['QUERY PLAN'];
    return scannedBy(plan) + (/^\s*select\b/i.test(text) ? 0 : rows);
  } finally {
    await client.query('rollback');
  }
}

/** Rows that the scans of a plan looked at. */
export function scannedBy(node: PlanNode): number {
  const below = (node.Plans ?? []).reduce(
    (sum, each) => sum + scannedBy(each),
    0,
  );
  if (!node['Relation Name'] || !node['Node Type'].endsWith('Scan')) {
    return below;
  }
  const each =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return below + Math.round(each * (node['Actual Loops'] ?? 1));
}
