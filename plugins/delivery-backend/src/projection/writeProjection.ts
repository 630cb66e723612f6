import type {
  CandidateRow,
  Deployment,
  EnvironmentCell,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ServiceRow } from '../directory';
import { replaceRows } from './replaceRows';

/** What the matrix shows of a service, in `service_delivery.document`. */
export interface ServiceCells {
  newest?: VersionRef;
  cells: EnvironmentCell[];
}

/** The computed rows of one service. */
export interface Projection {
  cells: ServiceCells;
  flags: { underway: boolean; failed: boolean; differs: boolean };
  /** When the newest of its failures ended. */
  failedAt?: Instant;
  candidates: CandidateRow[];
  outside: Deployment[];
  repository?: RepositoryFact;
  completeUpTo?: Instant;
}

/**
 * Replaces the computed rows of a service by those of the version of its facts that they were computed from. Those of a later
 * one stand: whoever was slower writes nothing. What changed meanwhile makes it due again.
 *
 * @returns whether anything is other than before
 */
export async function writeProjection(options: {
  knex: Knex;
  service: Pick<ServiceRow, 'entity_ref' | 'facts_version'>;
  projection: Projection;
}): Promise<boolean> {
  const { service, projection } = options;
  const ref = service.entity_ref;
  return transact(options.knex, async tx => {
    const repositoryId = projection.repository?.id ?? null;
    const row = await lockService(tx, ref, repositoryId);
    if (
      !row ||
      BigInt(row.projected_version) >= BigInt(service.facts_version)
    ) {
      return false;
    }
    await tx('services')
      .where('entity_ref', ref)
      .update({
        projected_version: service.facts_version,
        leased_until: null,
        repository_id: repositoryId,
        // Changes of a repository that it was not known to have may have passed it by while this was computed.
        ...(row.repository_id === repositoryId
          ? {}
          : { facts_version: tx.raw('facts_version + 1') }),
      });
    if (row.repository_id !== repositoryId) {
      await touchNeighbours(tx, ref, [row.repository_id, repositoryId]);
    }
    const changed = [
      await replaceRows(tx, {
        table: 'service_delivery',
        key: { entity_ref: ref },
        id: 'entity_ref',
        primaryKey: ['entity_ref'],
        rows: [
          {
            entity_ref: ref,
            ...projection.flags,
            failed_at: projection.failedAt ?? null,
            document: JSON.stringify(projection.cells),
            repository: projection.repository
              ? JSON.stringify(projection.repository)
              : null,
            complete_up_to: projection.completeUpTo ?? null,
          },
        ],
      }),
      await replaceRows(tx, {
        table: 'candidates',
        key: { entity_ref: ref },
        id: 'sha',
        primaryKey: ['entity_ref', 'sha'],
        rows: projection.candidates.map((candidate, place) => ({
          entity_ref: ref,
          sha: candidate.sha,
          place,
          version: candidate.version,
          document: JSON.stringify(candidate),
        })),
      }),
      await replaceRows(tx, {
        table: 'outside_deployments',
        key: { service: ref },
        id: 'id',
        primaryKey: ['id'],
        rows: projection.outside.map(deployment => ({
          id: deployment.id,
          service: ref,
          environment: deployment.environment,
          requested_at: deployment.requestedAt,
          document: JSON.stringify(deployment),
        })),
      }),
    ];
    return changed.includes(true);
  });
}

/** With those of its repository, in one order, for these may be touched too. */
async function lockService(
  tx: Knex.Transaction,
  ref: string,
  repositoryId: string | null,
): Promise<ServiceRow | undefined> {
  const query = tx<ServiceRow>('services')
    .where('entity_ref', ref)
    .orderBy('entity_ref');
  if (repositoryId !== null) query.orWhere('repository_id', repositoryId);
  const rows = await (isPostgres(tx) ? query.forUpdate() : query);
  return rows.find(each => each.entity_ref === ref);
}

/** Services that are built from one repository share what is deployed from outside: nobody can tell whose it was. */
async function touchNeighbours(
  tx: Knex.Transaction,
  ref: string,
  repositoryIds: Array<string | null>,
): Promise<void> {
  await tx('services')
    .whereIn(
      'repository_id',
      repositoryIds.flatMap(id => id ?? []),
    )
    .whereNot('entity_ref', ref)
    .update({ facts_version: tx.raw('facts_version + 1') });
}
