import {
  checkInSequence,
  isMainlineBuild,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInFact,
  CheckInRow,
  Page,
  RepositoryFact,
  RunFact,
  Service,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { rowToCheckIn, rowToRun, rowToWorkflow } from '../../facts/rows';
import type {
  CheckInRow as StoredCheckIn,
  RunRow,
  WorkflowRow,
} from '../../facts/rows';
import { inCommitStage } from '../../projection/inCommitStage';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import { checkInPlaces } from './checkInPlaces';
import type { CheckInPlace } from './checkInPlaces';
import { checkInRow } from './checkInRow';

const defaultLimit = 30;

const placeSchema = z.object({
  at: z.string(),
  push: z.number().int(),
  sha: z.string(),
});

/** Check-ins of a service's mainline, newest first, with the runs that built each. */
export async function listCheckIns(
  knex: Knex,
  { service, repository }: { service: Service; repository: RepositoryFact },
  query: { limit?: number; cursor?: string },
): Promise<Page<CheckInRow>> {
  const limit = query.limit ?? defaultLimit;
  const page = checkInPlaces(knex, repository)
    .orderByRaw('at desc, push_index asc, sha desc')
    .limit(limit + 1)
    .select('sha', 'at', 'push_index');
  if (query.cursor) {
    const place = decodeCursor(query.cursor, placeSchema);
    page.whereRaw(
      '(at < ? or (at = ? and (push_index > ? or (push_index = ? and sha < ?))))',
      [place.at, place.at, place.push, place.push, place.sha],
    );
  }
  const places: CheckInPlace[] = await page;
  const [{ count }] = await checkInPlaces(knex, repository).count({
    count: '*',
  });
  const shas = places.slice(0, limit).map(place => place.sha);
  const last = places[shas.length - 1];
  return {
    items: await rowsOf(knex, { service, repository }, shas),
    totalItems: Number(count),
    nextCursor:
      places.length > limit
        ? encodeCursor({ at: last.at, push: last.push_index, sha: last.sha })
        : undefined,
  };
}

async function rowsOf(
  knex: Knex,
  { service, repository }: { service: Service; repository: RepositoryFact },
  shas: string[],
): Promise<CheckInRow[]> {
  const { checkIns, workflows, runs } = await readFactsOf(
    knex,
    repository.id,
    shas,
  );
  const known = new Set(checkIns.map(each => each.sha));
  const builds = runs.filter(run =>
    isMainlineBuild(run, {
      defaultBranch: repository.defaultBranch,
      isCheckIn: sha => known.has(sha),
    }),
  );
  const bySha = new Map(
    checkInSequence(checkIns, builds).map(each => [each.sha, each]),
  );
  const fits = inCommitStage(service.mapping);
  return shas.flatMap(sha => {
    const checkIn = bySha.get(sha);
    if (!checkIn) return [];
    return checkInRow({
      checkIn,
      builds: builds.filter(run => run.headSha === sha),
      counts: run => {
        const workflow = workflows.find(each => each.id === run.workflowId);
        return (
          (workflow?.state ?? 'active') === 'active' &&
          (fits?.({ path: workflow?.path ?? run.workflowPath ?? '' }) ?? true)
        );
      },
    });
  });
}

async function readFactsOf(
  knex: Knex,
  repositoryId: string,
  shas: string[],
): Promise<{
  checkIns: CheckInFact[];
  workflows: WorkflowFact[];
  runs: RunFact[];
}> {
  const checkIns = await knex<StoredCheckIn>('check_ins')
    .where('repository_id', repositoryId)
    .whereIn('sha', shas)
    .select('*');
  const workflows = await knex<WorkflowRow>('workflows')
    .where('repository_id', repositoryId)
    .select('*');
  const runs = await knex<RunRow>('runs')
    .where('repository_id', repositoryId)
    .whereIn('head_sha', shas)
    .whereIn('event', ['push', 'merge_group'])
    .select('*');
  return {
    checkIns: checkIns.map(rowToCheckIn),
    workflows: workflows.map(rowToWorkflow),
    runs: runs.map(rowToRun),
  };
}
