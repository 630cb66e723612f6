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
    return touchedBy(plan);
  } finally {
    await client.query('rollback');
  }
}

/** Rows that the scans of a plan looked at, and those that it writes. */
export function touchedBy(node: PlanNode): number {
  const plans = node.Plans ?? [];
  const below = plans.reduce((sum, each) => sum + touchedBy(each), 0);
  if (node['Node Type'] === 'ModifyTable') {
    // What it is given is what it writes; of itself it says only what it answers.
    return below + plans.reduce((sum, each) => sum + rowsOf(each), 0);
  }
  if (!node['Relation Name'] || !node['Node Type'].endsWith('Scan')) {
    return below;
  }
  const leftOut =
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return below + rowsOf(node) + Math.round(leftOut * loopsOf(node));
}

function rowsOf(node: PlanNode): number {
  return Math.round((node['Actual Rows'] ?? 0) * loopsOf(node));
}

function loopsOf(node: PlanNode): number {
  return node['Actual Loops'] ?? 1;
}
