import type {
  CiSummary,
  Contradiction,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RunRow } from '../../facts/rows';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { visibleRepositories } from './visibleRepositories';
import { whereVisible } from '@mainline/backstage-plugin-mainline-node';

/** Counts over everything that the reader may see. A run counts once, with its newest attempt. */
export async function readSummary(
  knex: Knex,
  visible: Visibility,
): Promise<CiSummary> {
  const services = knex('services').count({ count: '*' });
  whereVisible(services, knex, 'entity_ref', visible);
  const [{ count: serviceCount }] = await services;

  const [repositories] = await knex('repositories')
    .whereIn('id', visibleRepositories(knex, visible))
    .select(
      knex.raw('count(*) as repository_count'),
      knex.raw('count(complete_up_to) as read_count'),
      knex.raw('min(complete_up_to) as complete_up_to'),
    );
  const repositoryCount = Number(repositories.repository_count);
  const allRead = Number(repositories.read_count) === repositoryCount;

  const runs: Array<{
    status: string;
    conclusion: string | null;
    count: number | string;
  }> = await knex('runs')
    .where('newest', true)
    .whereIn('repository_id', visibleRepositories(knex, visible))
    .groupBy('status', 'conclusion')
    .orderBy(['status', 'conclusion'])
    .select('status', 'conclusion', knex.raw('count(*) as count'));

  return {
    repositories: repositoryCount,
    services: Number(serviceCount),
    runs: countRuns(runs),
    contradictions: await readContradictions(knex, visible),
    inbox: await countInbox(knex),
    completeUpTo: (allRead && repositories.complete_up_to) || undefined,
  };
}

function countRuns(
  rows: Array<{
    status: string;
    conclusion: string | null;
    count: number | string;
  }>,
): CiSummary['runs'] {
  const runs: CiSummary['runs'] = { total: 0, byStatus: {}, byConclusion: {} };
  for (const { status, conclusion, count } of rows) {
    runs.total += Number(count);
    runs.byStatus[status] = (runs.byStatus[status] ?? 0) + Number(count);
    if (conclusion !== null && status === 'completed') {
      runs.byConclusion[conclusion] =
        (runs.byConclusion[conclusion] ?? 0) + Number(count);
    }
  }
  return runs;
}

async function readContradictions(
  knex: Knex,
  visible: Visibility,
): Promise<CiSummary['contradictions']> {
  const found = () =>
    knex('runs')
      .whereNotNull('runs.contradiction')
      .whereIn('runs.repository_id', visibleRepositories(knex, visible));
  const rows: Array<RunRow & { slug: string }> = await found()
    .join('repositories', 'repositories.id', 'runs.repository_id')
    .orderBy(['runs.repository_id', 'runs.id', 'runs.attempt'])
    .select(
      'runs.repository_id',
      'runs.id',
      'runs.attempt',
      'runs.conclusion',
      'runs.contradiction',
      'repositories.slug',
    );

  const services = knex('service_health')
    .whereIn('repository_id', found().select('runs.repository_id'))
    .groupBy('repository_id')
    .select('repository_id', knex.raw('min(entity_ref) as entity_ref'));
  whereVisible(services, knex, 'entity_ref', visible);
  const serviceRows: Array<{ repository_id: string; entity_ref: string }> =
    await services;
  const serviceOf = new Map(
    serviceRows.map(row => [row.repository_id, row.entity_ref]),
  );
  return rows.map(row => ({
    repositoryId: row.repository_id,
    repository: row.slug,
    service: serviceOf.get(row.repository_id),
    runId: row.id,
    attempt: row.attempt,
    conclusion: row.conclusion ?? undefined,
    contradiction: JSON.parse(row.contradiction ?? '') as Contradiction,
  }));
}

async function countInbox(knex: Knex): Promise<CiSummary['inbox']> {
  const rows: Array<{ state: string; count: number | string }> = await knex(
    'deliveries',
  )
    .groupBy('state')
    .select('state', knex.raw('count(*) as count'));
  const count = (state: string) =>
    Number(rows.find(row => row.state === state)?.count ?? 0);
  return {
    pending: count('pending'),
    setAside: count('set-aside'),
    parked: count('parked'),
  };
}
