import { otherArtifact, say } from '@mainline/backstage-plugin-delivery-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { deploymentFact, readDeployments } from '../projection';
import type { DeploymentRow, Locked } from '../rows';

/**
 * What is wrong with the artifact that a run is about to deploy; undefined where it is the one that was asked for,
 * and the same as wherever the version is or is on its way to.
 *
 * @param told - the digest that the run told; without one it is bound to the one of the request
 */
export async function artifactMistake(
  { tx, row }: Pick<Locked, 'tx' | 'row'>,
  told: string | undefined,
): Promise<Said | undefined> {
  const { id, service, sha, version } = row;
  if (told !== undefined && row.digest !== null && told !== row.digest) {
    return say('promotion.artifactAsked', {
      digest: told,
      id,
      environment: row.environment,
      otherDigest: row.digest,
      version,
    });
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
  return otherArtifact({ digest, version }, facts);
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
