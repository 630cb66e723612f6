import { wordsOf } from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { CheckInRow, RepositoryRow, RunRow } from '../facts/rows';

/** A run of the same tree that is older than this before the window is not looked for. */
export const treeMarginMs = 60 * 24 * 60 * 60 * 1000;

type Repository = Pick<RepositoryRow, 'id' | 'default_branch'>;

/**
 * Mainline builds since an instant, and those before it that its reds began with: of each workflow from its last green on
 * before an instant at which none was red. So a red that began before the window is whole, and years of history are not read.
 */
export async function mainlineRuns(
  tx: Knex,
  repository: Repository,
  since: Instant,
): Promise<RunRow[]> {
  const greenAt = await whenAllWereGreen(tx, repository, since);
  const before = lastVerdicts(tx, repository, greenAt).as('before');
  return tx('runs')
    .leftJoin(before, 'before.workflow_id', 'runs.workflow_id')
    .where('runs.repository_id', repository.id)
    .where(mainline(repository))
    .where(needed =>
      needed
        .whereNull('before.green_made')
        .orWhereRaw('runs.created_at >= before.green_made'),
    )
    .select('runs.*');
}

/** The last instant, not after another, at which no workflow was red. */
async function whenAllWereGreen(
  tx: Knex,
  repository: Repository,
  since: Instant,
): Promise<Instant> {
  let at = since;
  for (;;) {
    const verdicts: WorkflowVerdicts[] = await lastVerdicts(tx, repository, at);
    const red = verdicts.filter(
      each =>
        each.red_at !== null &&
        (each.green_at === null || each.green_at <= each.red_at),
    );
    if (red.length === 0) return at;
    // Of one that never was green, all.
    at = red.map(each => each.green_at ?? '').sort()[0];
  }
}

interface WorkflowVerdicts {
  workflow_id: string;
  red_at: Instant | null;
  green_at: Instant | null;
  /** When the run of that green was made. */
  green_made: Instant | null;
}

/** Of each workflow the last red before an instant, and the last green at the first try: a re-run ends what began before it. */
function lastVerdicts(
  tx: Knex,
  repository: Repository,
  at: Instant,
): Knex.QueryBuilder {
  const reds = wordsOf('failing').conclusions;
  const isRed = `conclusion in (${reds.map(() => '?').join(', ')})`;
  const isGreen = `conclusion = 'success' and attempt = 1`;
  return tx('runs')
    .where('repository_id', repository.id)
    .where(mainline(repository))
    .where('status', 'completed')
    .where('updated_at', '<', at)
    .groupBy('workflow_id')
    .select(
      'workflow_id',
      tx.raw(`max(case when ${isRed} then updated_at end) as red_at`, reds),
      tx.raw(`max(case when ${isGreen} then updated_at end) as green_at`),
      tx.raw(`max(case when ${isGreen} then created_at end) as green_made`),
    );
}

/** Runs of any event and branch on a check-in since an instant, or on another commit with its tree. */
export async function testingRuns(
  tx: Knex,
  repository: Repository,
  since: Instant,
): Promise<RunRow[]> {
  const checkIns = () =>
    tx('check_ins')
      .where({ repository_id: repository.id, off_mainline_at: null })
      .where('reached_mainline_at', '>=', since);
  const builds = () =>
    tx('runs')
      .where('repository_id', repository.id)
      .where('created_at', '>=', since)
      .where(mainline(repository));
  const shas = () =>
    checkIns().select('sha').union(builds().select('head_sha'));
  const trees = checkIns()
    .whereNotNull('tree_id')
    .select('tree_id')
    .union(
      tx('runs')
        .where('repository_id', repository.id)
        .whereNotNull('tree_id')
        .whereIn('head_sha', shas())
        .select('tree_id'),
    );
  const margin = new Date(Date.parse(since) - treeMarginMs).toISOString();
  const ofShas: RunRow[] = await tx<RunRow>('runs')
    .where('repository_id', repository.id)
    .whereIn('head_sha', shas())
    .select('*');
  const ofTrees: RunRow[] = await tx<RunRow>('runs')
    .where('repository_id', repository.id)
    .where('created_at', '>=', margin)
    .whereIn('tree_id', trees)
    .select('*');
  return [...ofShas, ...ofTrees];
}

/** Whether a run was on a check-in since an instant, or on its tree. */
export function isOfTree(
  known: { checkIns: CheckInRow[]; runs: RunRow[]; repository: Repository },
  since: Instant,
): (run: RunRow) => boolean {
  const { checkIns, runs, repository } = known;
  const late = checkIns.filter(
    each => each.reached_mainline_at >= since && each.off_mainline_at === null,
  );
  const shas = new Set([
    ...late.map(each => each.sha),
    ...runs
      .filter(run => run.created_at >= since && isMainlineRow(run, repository))
      .map(run => run.head_sha),
  ]);
  const trees = new Set([
    ...late.flatMap(each => each.tree_id ?? []),
    ...runs
      .filter(run => shas.has(run.head_sha))
      .flatMap(run => run.tree_id ?? []),
  ]);
  return run =>
    shas.has(run.head_sha) || (run.tree_id !== null && trees.has(run.tree_id));
}

function mainline(repository: Repository) {
  return (where: Knex.QueryBuilder) =>
    where
      .where({ event: 'push', branch: repository.default_branch })
      .orWhere('event', 'merge_group');
}

export function isMainlineRow(
  run: Pick<RunRow, 'event' | 'branch'>,
  repository: Repository,
): boolean {
  return (
    run.event === 'merge_group' ||
    (run.event === 'push' && run.branch === repository.default_branch)
  );
}
