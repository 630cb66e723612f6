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

/** What the matrix shows of a service, in `service_delivery.document`. */
export interface ServiceCells {
  newest?: VersionRef;
  cells: EnvironmentCell[];
}

/** The computed rows of one service. */
export interface Projection {
  cells: ServiceCells;
  flags: { underway: boolean; failed: boolean; differs: boolean };
  candidates: CandidateRow[];
  outside: Deployment[];
  repository?: RepositoryFact;
  completeUpTo?: Instant;
}

/**
 * Replaces the computed rows of a service by those of the version of its facts that they were computed from. Those of a later
 * one stand: whoever was slower writes nothing. What changed meanwhile makes it due again.
 *
 * @returns whether it was written
 */
export async function writeProjection(options: {
  knex: Knex;
  service: Pick<ServiceRow, 'entity_ref' | 'facts_version'>;
  projection: Projection;
}): Promise<boolean> {
  const { service, projection } = options;
  const ref = service.entity_ref;
  return transact(options.knex, async tx => {
    const locked = tx<ServiceRow>('services').where('entity_ref', ref).first();
    const row = await (isPostgres(tx) ? locked.forUpdate() : locked);
    if (
      !row ||
      BigInt(row.projected_version) >= BigInt(service.facts_version)
    ) {
      return false;
    }
    const repositoryId = projection.repository?.id ?? null;
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
    await replace(tx, 'service_delivery', { entity_ref: ref }, [
      {
        entity_ref: ref,
        ...projection.flags,
        document: JSON.stringify(projection.cells),
        repository: projection.repository
          ? JSON.stringify(projection.repository)
          : null,
        complete_up_to: projection.completeUpTo ?? null,
      },
    ]);
    await replace(
      tx,
      'candidates',
      { entity_ref: ref },
      projection.candidates.map((candidate, place) => ({
        entity_ref: ref,
        sha: candidate.sha,
        place,
        version: candidate.version,
        document: JSON.stringify(candidate),
      })),
    );
    await replace(
      tx,
      'outside_deployments',
      { service: ref },
      projection.outside.map(deployment => ({
        id: deployment.id,
        service: ref,
        environment: deployment.environment,
        requested_at: deployment.requestedAt,
        document: JSON.stringify(deployment),
      })),
    );
    return true;
  });
}

async function replace(
  tx: Knex.Transaction,
  table: string,
  key: Record<string, string>,
  rows: object[],
): Promise<void> {
  await tx(table).where(key).delete();
  await tx.batchInsert(table, rows, 100);
}
