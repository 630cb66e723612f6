import type { Knex } from 'knex';
import type { CheckInRow, RepositoryRow, RunRow } from '../../facts/rows';
import { rowsWhereIn } from '../../facts/writeRows';
import { isMainlineRow } from '../selfCheckRuns';
import type { Asked } from './askedOf';

/**
 * Runs that are no mainline build and may have tested a check-in all the same (of a pull request, by night), on its
 * commit or its tree, and whose jobs were not read; newest first. Only of check-ins that the self-check could not tell of
 * when it had all jobs of their mainline builds: mostly those say it.
 */
export async function runsAsked(
  knex: Knex,
  repository: Pick<RepositoryRow, 'id' | 'default_branch'>,
  asked: Asked,
): Promise<RunRow[]> {
  if (asked.jobs.size === 0) return [];

  const where = { tx: knex, repositoryId: repository.id };
  const checkIns = await rowsWhereIn<CheckInRow>({
    ...where,
    table: 'check_ins',
    column: 'sha',
    values: asked.jobs,
  });
  const runs = await rowsWhereIn<RunRow>({
    ...where,
    table: 'runs',
    column: 'head_sha',
    values: asked.jobs,
  });
  const waiting = new Set(
    runs
      .filter(run => isMainlineRow(run, repository))
      .filter(run => !run.jobs_read_at || run.jobs_read_at > asked.knew)
      .map(run => run.head_sha),
  );
  const trees = [...checkIns, ...runs.map(treeOf)]
    .filter(({ sha }) => !waiting.has(sha))
    .flatMap(({ tree_id }) => tree_id ?? []);
  const ofTrees = await rowsWhereIn<RunRow>({
    ...where,
    table: 'runs',
    column: 'tree_id',
    values: trees,
  });
  const found = new Map(
    [...runs.filter(run => !waiting.has(run.head_sha)), ...ofTrees]
      .filter(run => !isMainlineRow(run, repository))
      .filter(run => run.status === 'completed' && !run.jobs_read_at)
      .map(run => [`${run.id}/${run.attempt}`, run]),
  );
  return [...found.values()].sort((a, b) =>
    b.created_at.localeCompare(a.created_at),
  );
}

function treeOf({ head_sha: sha, tree_id }: RunRow) {
  return { sha, tree_id };
}
