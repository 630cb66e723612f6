import { otherArtifact } from '@mainline/backstage-plugin-delivery-common';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { deploymentFact, readDeployments } from '../projection';
import type { DeploymentRow, Locked } from '../rows';

/**
 * What is wrong with the artifact that a run is about to deploy, as a sentence; undefined where it is the one that was asked for,
 * and the same as wherever the version is or is on its way to.
 *
 * @param told - the digest that the run told; without one it is bound to the one of the request
 */
export async function artifactMistake(
  { tx, row }: Pick<Locked, 'tx' | 'row'>,
  told: string | undefined,
): Promise<string | undefined> {
  const { id, service, sha, version } = row;
  if (told !== undefined && row.digest !== null && told !== row.digest) {
    return `digest is ${told}, but deployment ${id} to ${row.environment} was asked for with ${row.digest}, which ${version} passed before, so something was built again: deploy that artifact, or a later version.`;
  }
  const digest = told ?? row.digest;
  if (digest === null) return undefined;
  await lockArtifacts(tx, row);
  const deployments = await readDeployments(
    tx('deployments')
      .where({ service, sha })
      .whereNot({ id })
      .whereNotNull('digest'),
  );
  const facts = deployments.flatMap(each => deploymentFact(each) ?? []);
  return otherArtifact({ digest, version }, facts)?.sentence;
}

/**
 * Claims for two environments lock two deployments, and neither would see the other's digest: on PostgreSQL they come one after
 * the other. Whoever takes this lock holds no other than its deployment's. SQLite has one transaction at a time.
 */
async function lockArtifacts(
  tx: Knex.Transaction,
  { service, sha }: Pick<DeploymentRow, 'service' | 'sha'>,
): Promise<void> {
  if (!isPostgres(tx)) return;
  await tx.raw('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [
    service,
    sha,
  ]);
}
